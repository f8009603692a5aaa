/** What customers tell us, by month. */
export const trend = {
  'trend.word': 'What customers tell us, by month',
  'trend.option.news': 'good or bad',
  'trend.nothing': 'No customer’s words were brought yet. The first ones begin the year.',
  'trend.title.bad': 'Bad news from customers, by month',
  'trend.title.good': 'Good news from customers, by month',
  'trend.bars.bad': 'customers with bad news',
  'trend.bars.good': 'customers with good news',
  'trend.lastYear': 'a year earlier',
  'trend.usual': 'as usual',
  'trend.count': '{count, number}',
  'trend.month': '{month} {count, number}',
  'trend.inWords': 'Customers by month: {list}.',
  'trend.monthSo':
    '{month} so far: {count, plural, one {# customer} other {# customers}}, {word, select, more {more than usual} fewer {fewer than usual} other {as usual}}. By this day of a month, {low, number} to {high, number} are usual.',
  'trend.monthFirst':
    '{month} so far: {count, plural, one {# customer} other {# customers}}. What is usual shows after the first whole month.',
  'trend.alarm':
    '{count, plural, one {# customer} other {# customers}} in the last {days, number} days: chance alone seldom brings more than {most, number}.',
  'trend.by':
    '{by, plural, =0 {Nobody brought any this month.} one {One of us brought those of this month.} other {# of us brought those of this month.}} A rise may be a rise in listening.',
  'trend.how': 'A customer counts once a week, on the day they said it.',
  'trend.button.bad': 'Bad news',
  'trend.button.good': 'Good news',
  'trend.alarmTitle': 'More bad news than usual',
  'trend.alarmSaid':
    '{count, plural, one {# customer} other {# customers}} had bad news in {days, number} days; up to {most, number} would be usual.',
  'trend.alarmChance':
    'Chance alone does this about once in {times, number} {over, select, week {such weeks} other {such periods of four weeks}}. A rise may also be a rise in listening.',
  'trend.known': '{name} knows why.',
  'trend.button.known': 'It is known',
  'trend.button.show': 'Show them',
  'trend.problem': '#{number, number, ::group-off} {title} ({count, number})',
  'trend.problems': 'Largest problems of these months: {list}.',
  'trend.alarmMost': 'Among them: {problem}.',
  'trend.knownAs': '{name} knows why: #{number, number, ::group-off} {title}.',
  'trend.which': 'Which problem is it?',
  'trend.button.this': 'It is this one',
  'trend.button.none': 'Something else',
};
