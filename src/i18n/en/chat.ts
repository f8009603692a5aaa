export const chat = {
  'chat.empty': 'Write something here.',
  'chat.tooLong': 'This is too long. Please keep it under {limit, number} characters.',
  'chat.choose': 'Choose one of the answers.',
  'chat.notRead': 'This could not be read. Please write it another way.',
  'chat.usage': '{problem} Write it like this: {usage}',
  'chat.misused': 'That is not quite how it goes. Write it like this: {usage}',
  'chat.unknownWord': '“{word}” is not something I know here. This is what works:',
  'chat.unfinished': 'Something is missing after “{word}”. Write one of these:',
  'chat.unknownCommand': 'I do not know that command. Try /agenda, /mission, /idea or /pad help.',
  'chat.oldButton':
    'This button is from an older version of me and does nothing any more. Type /pad home to start from what is current.',
  'chat.onlyAdmin': 'Only admins can do this. /pad about says who they are.',
  'chat.onlyChampion': 'Only customer champions can do this. /idea champions says who they are.',
  'chat.onlyBoth': 'Only customer champions and admins can do this. /idea champions says who the champions are.',
  'chat.failed':
    'Something went wrong on my side, and nothing was changed. Please try again; if it stays, tell your admin this number: {id}',
  'chat.noSuchPerson': 'I do not know that person here. Write @ and choose a name from the list.',
  'chat.noSuchPlace': 'I do not know that channel here. Write # and choose a channel from the list.',
  'chat.home': 'Hello {name}',
  'chat.homeEmpty':
    'Nothing waits for you. Bring an idea with /idea, or see what the next meeting opens with: /agenda show',
  'chat.offerLanguage': 'Shall I speak English?',
  'chat.offerYes': 'Yes, please',
  'chat.slow': 'This takes longer than usual. The answer will come as soon as it is done.',
  'chat.tooSlow': 'That took me too long to open. Please do it once more.',
  'chat.notShown':
    'I could not show you the answer, though it may be done. Please look before you repeat it; if it stays, tell your admin this number: {id}',
  'chat.sentDirect': 'I have sent it to you in our direct messages.',
  'chat.introduction':
    'Hello, I am Yellow Pad. I keep the customer first: /agenda meeting lets this channel open its meetings with a customer, /idea brings an improvement, /pad help says the rest.',
  'chat.discord.help': 'What this command can do',
  'chat.discord.refused': 'This is not saved yet. Please have another look at it:',
  'chat.discord.editAgain': 'Edit again',
  'chat.discord.formReady': 'Please fill in the rest here.',
  'chat.discord.openForm': 'Open the form',
  'chat.discord.formGone': 'This form was open for too long and is gone. Nothing was saved. Please start again.',
  'chat.discord.youWrote': 'This is what you wrote, so that you can copy it:',
  'chat.discord.mayNot':
    'I cannot write in {place} yet: in that channel’s settings, under Permissions, please allow Yellow Pad {permissions}.',
  'chat.discord.leftServer': 'You are not in that server any more, so nothing was changed there.',
} as const;
