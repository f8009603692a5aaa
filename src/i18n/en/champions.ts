/** The customer's champions: asked, named, thanked. */
export const champions = {
  'ideas.nomination': 'Will you be the customer’s champion?',
  'ideas.nominatedBy':
    '{name} is asking you. A champion reads new ideas on working mornings, decides on them or asks about them, and sees that every author gets an answer. A few minutes a day are enough.',
  'ideas.nominated':
    'A champion reads new ideas on working mornings, decides on them or asks about them, and sees that every author gets an answer. A few minutes a day are enough.',
  'ideas.champion.asked':
    'I am asking {name} in a direct message. A yes makes them a champion, and I tell you the answer.',
  'ideas.champion.askedAtHome':
    '{name} takes no direct messages from me. My question is on their home page (/pad home), and I tell you the answer.',
  'ideas.champion.selfYes': 'You are a champion now. New ideas come to you on working mornings.',
  'ideas.champion.mayRefuse': 'You are free to say no: nobody will mind.',
  'ideas.champion.yes': 'Thank you: you are the customer’s champion now. New ideas come to you on working mornings.',
  'ideas.champion.no': 'All right. Thank you for saying it openly.',
  'ideas.champion.saidYes': '{name} said yes and is a champion now.',
  'ideas.champion.saidNo': '{name} would rather not be a champion.',
  'ideas.champion.notAsked': 'An admin has taken this question back meanwhile.',
  'ideas.champion.notAMember': '{name} cannot be a champion: only members of this workspace can.',
  'ideas.champion.before.no': '{name} is not a champion. See who is: /idea champions',
  'ideas.champion.before.asked': 'I have already asked {name}, and there is no answer yet.',
  'ideas.champion.before.yes': '{name} is a champion already.',
  'ideas.champion.changed': 'Something has just changed for {name}. See how it is now: /idea champions',
  'ideas.champion.removed.yes': '{name} is no longer a champion. In five minutes I tell them so, with thanks.',
  'ideas.champion.removed.asked': 'You took the question to {name} back.',
  'ideas.champion.back': 'Undone. For {name} it is as it was before.',
  'ideas.champion.thanked': 'Your time as the customer’s champion is over. Thank you for every answer you gave.',
  'ideas.champion.none': 'There is no champion yet. An admin can ask somebody: /idea champion add @person',
  'ideas.champion.list':
    '{count, plural, one {# champion reads our ideas for the customer and answers} other {# champions read our ideas for the customer and answer}} each of them:',
  'ideas.champion.waiting': '{name}: asked, no answer yet',
  'ideas.champion.how':
    'To ask somebody: /idea champion add @person. To let somebody go: /idea champion remove @person',
} as const;
