/** Customers who wait for an answer, and who hears of it. */
export const waiting = {
  'waiting.takenBefore': '{name} answers the customer of #{number, number, ::group-off} already.',
  'waiting.notLater':
    'The answer of #{number, number, ::group-off} is due {due} already. Choose a later time, or leave it as it is.',
  'waiting.before': 'The customer of #{number, number, ::group-off} is to have your answer by {due}: {customer}.',
  'waiting.still':
    'The customer of #{number, number, ::group-off} still waits for your answer, since {since}: {customer}.',
  'waiting.inStead': 'You stand in for {name}.',
  'waiting.overdue': '#{number, number, ::group-off} still waits for an answer, since {since}.',
  'waiting.moved': 'The answer of #{number, number, ::group-off} takes longer: by {due}.',
  'waiting.answered':
    '{name} answered the customer of #{number, number, ::group-off} {hours, plural, =0 {within an hour} one {after # hour} other {after # hours}}.',
  'waiting.day': '{count, plural, one {A customer waits for an answer} other {# customers wait for an answer}}',
  'waiting.line': '#{number, number, ::group-off} · {customer} · since {since}',
  'waiting.lineBy':
    '{has, select, somebody {Answer by {due}. {name} has it.} other {Answer by {due}. Nobody has it yet.}}',
  'waiting.more': '{count, plural, one {And one more.} other {And # more.}}',
  'waiting.someAnswered': '{count, plural, one {One has had an answer.} other {# have had an answer.}}',
  'waiting.allAnswered':
    '{count, plural, one {The customer who waited waits no longer.} other {None of the # customers who waited waits any longer.}}',
  'waiting.button.open': 'Show',
  'waiting.button.all': 'All who wait',
  'waiting.home': '{customer} waits for your answer by {due} (#{number, number, ::group-off})',
  'waiting.since': 'Since {since}',
  'waiting.homeLongest': 'Waits longest for an answer: {customer} (#{number, number, ::group-off}), since {since}',
  'waiting.homeAll': '{count, plural, one {Nobody else waits.} other {# customers wait in all.}}',
};
