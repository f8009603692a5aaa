export const chat = {
  'chat.empty': 'Write something here.',
  'chat.tooLong':
    'This is {over, plural, one {# character} other {# characters}} too long. Please write at most {limit, number} characters.',
  'chat.shortened': 'Shortened, so that you can copy it:',
  'chat.choose': 'Choose one of the answers.',
  'chat.notRead': 'This could not be read. Please write it another way.',
  'chat.notADate': 'I cannot read that date. Write it like 2026-12-31, tomorrow or Wednesday.',
  'chat.dayPassed': 'This day has passed. Choose today or a later one.',
  'chat.notATime': 'This time could not be read. Write it like 10:30 or 3 pm.',
  'chat.numberBetween': 'Please write a whole number from {min, number} to {max, number}.',
  'chat.zoneUnknown': 'I do not know that place. Write a large city near you, such as Dhaka, Kathmandu or London.',
  'chat.usage': '{problem} Write it like this: {usage}',
  'chat.misused': 'That is not quite how it goes. Write it like this: {usage}',
  'chat.unknownWord': 'I do not know “{word}” here. These work:',
  'chat.unfinished': 'Something is missing after “{word}”. Write one of these:',
  'chat.unknownCommand': 'I do not know that command. Try {commands}.',
  'chat.oldButton':
    'This button is from an older version of me and does nothing any more. Type /pad home to start from what is current.',
  'chat.onlyAdmin': 'Only admins can do this. See who they are: /pad about',
  'chat.onlyChampion': 'Only customer champions can do this. See who they are: /idea champions',
  'chat.onlyBoth': 'Only customer champions and admins can do this. See who the champions are: /idea champions',
  'chat.busy': 'Nothing was saved: the database is busy at the moment. Please try again in a minute.',
  'chat.onlyMembers':
    'Only members of this company can do this, not guests or people of other companies. See what you can do: /pad help',
  'chat.inviteHere':
    'I am not in this channel yet, so I cannot post here and nothing was saved. Type /invite @Yellow Pad first, then do it once more.',
  'chat.inviteThere':
    'I am not in #{place} yet, so I cannot post there and nothing was saved. Type /invite @Yellow Pad in it first, then do it once more.',
  'chat.interrupted':
    'I was interrupted while I did this, and cannot say whether it was saved. Please look before you repeat it.',
  'chat.failed':
    'Something went wrong on my side, and nothing was changed. Please try again; if it stays, tell your admin this number: {id}',
  'chat.noSuchPerson': 'I do not know that person here. Write @ and choose a name from the list.',
  'chat.mayNotWrite':
    'You may not write in #{channel} yourself, so I do not write there for you. Please ask somebody who may.',
  'chat.noSuchPlace': 'I do not know that channel here. Write # and choose a channel from the list.',
  'chat.noForum': '#{channel} is a forum, where nothing but ideas is posted. Please choose a text channel.',
  'chat.wantsTag':
    '#{channel} wants a tag on each post, and I cannot tell which. Please switch off “Require people to select tags when posting” in that forum’s settings, and choose it again.',
  'chat.home': 'Hello {name}',
  'chat.homeEmpty':
    'Nothing is waiting for you. Bring an idea with /idea, or see what the next meeting opens with: /agenda show',
  'chat.homeGuest': 'You are a guest here. This is what you can do:',
  'chat.homeMore': '{count, plural, one {# more thing is waiting for you} other {# more things are waiting for you}}',
  'chat.moreStarts': 'More …',
  'chat.starts': 'What you can do from here',
  'chat.waiting':
    '{count, plural, =0 {Nothing is waiting for you} one {One thing is waiting for you} other {# things are waiting for you}}',
  'chat.back': 'Back',
  'chat.next': 'Next',
  'chat.close': 'Close',
  'chat.toHome': 'Home',
  'chat.offerLanguage': 'Shall I speak English?',
  'chat.offerDirect':
    'May I write to you directly about what is for you: your turn, your ideas, a poll? Nobody gets direct messages unasked.',
  'chat.offerDirectYes': 'Yes, write to me',
  'chat.offerDirectNo': 'No, thank you',
  'chat.offerYes': 'Yes, please',
  'chat.slow': 'This takes longer than usual. The answer will come as soon as it is done.',
  'chat.tooSlow': 'I took too long to open that. Please try again.',
  'chat.notShown':
    'I could not show you the answer, though it may be done. Please look before you repeat it; if it stays, tell your admin this number: {id}',
  'chat.sentDirect': 'I have sent it to you in our direct messages.',
  'chat.introduction':
    'Hello, I am Yellow Pad. I keep the customer first. To open this channel’s meetings with a customer: /agenda meeting. To bring an improvement: /idea. For the rest: /pad help',
  'chat.introductionDirect':
    'Hello {name}, I am Yellow Pad. I keep the customer first: meetings open with a customer, everyone can say what our shared job is, and every idea gets an answer. Nothing can be written to me here. In any channel type /idea for an idea, /agenda for the next meeting, /mission for our mission.',
  'chat.whoIAm':
    'I am Yellow Pad, the bot that keeps the customer first here. /pad help says what I do, /pad me whether I write to you.',
  'chat.spoken': 'I am Yellow Pad, and I keep the customer first. Begin with one of these:',
  'chat.spokenRest': 'I read only what is said to me, and keep none of it. /pad help says the rest.',
  'chat.spokenOpen': 'Type /pad home to see what waits for you; only you see that.',
  'chat.discord.help': 'What this command can do',
  'chat.discord.refused': 'This is not saved yet. Please have another look at it:',
  'chat.discord.editAgain': 'Edit again',
  'chat.discord.formReady': 'Please fill in the rest here.',
  'chat.discord.openForm': 'Open the form',
  'chat.discord.formGone': 'This form was open for too long and is gone. Nothing was saved. Please start again.',
  'chat.discord.youWrote': 'This is what you wrote, so that you can copy it:',
  'chat.discord.mayNot':
    'I cannot write in {place} yet: in that channel’s settings, under Permissions, please allow Yellow Pad {permissions}.',
  'chat.discord.removed':
    'That server has removed me, so nothing was changed there. Whoever manages it can invite me again.',
  'chat.discord.locked': '{place} is locked, so I cannot post there: please unlock it, or use another channel.',
  'chat.discord.shut':
    '{place} is locked, so what I wrote there stays as it was: please unlock it, or allow Yellow Pad “Manage Threads”.',
  'chat.discord.whichServer':
    'Which server you mean I cannot tell from here. In a channel of it, type /pad home; only you see the answer.',
  'chat.discord.leftServer': 'You are not in that server any more, so nothing was changed there.',
} as const;
