export const agenda = {
  'agenda.summary': 'The customer opens every meeting.',
  'agenda.firstStep': 'Type /agenda show to see what the next meeting opens with.',
  'agenda.word.show': 'The next agenda of this channel, the customer first',
  'agenda.word.meeting': 'Plan a meeting in this channel, or change one',
  'agenda.word.add': 'Add a topic to the next meeting',
  'agenda.word.customer': 'Bring what you learned from a customer',
  'agenda.word.done': 'Tick off a topic by its number',
  'agenda.word.remove': 'Take a topic off the agenda',
  'agenda.word.move': 'Move a topic to another number',
  'agenda.word.skip': 'No meeting on the next date',
  'agenda.word.record': 'How many meetings opened with the customer, by month',
  'agenda.option.topic': 'topic',
  'agenda.option.learned': 'what you learned',
  'agenda.option.n': 'number',
  'agenda.option.m': 'new number',

  // the agenda
  'agenda.title': 'Agenda: {meeting}',
  'agenda.named': '{meeting} ({when})',
  'agenda.startsAt': 'The meeting starts {time}.',
  'agenda.startsOn': 'The meeting: {when}.',
  'agenda.wasAt': 'The meeting was {time}. This is how its agenda ended.',
  'agenda.customerItem': '{n, number}. First of all: the customer',
  'agenda.turnIs': 'It is {name}’s turn. One thing learned is enough.',
  'agenda.turnIsOpen': 'It is nobody’s turn yet. Whoever has met a customer lately, please begin.',
  'agenda.noStoryThen': 'No customer story was written down.',
  'agenda.prompt.conversation':
    'Today’s question: What did you learn from a recent conversation with a customer? Tell us about one person, not about the average.',
  'agenda.prompt.sales_support':
    'Today’s question: What is new about our customers from sales or support? Think of one of them.',
  'agenda.prompt.loyal':
    'Today’s question: Which brand are you loyal to, and why? And which of our customers would say that of us?',
  'agenda.prompt.welcomed': 'Today’s question: How did we welcome a customer before they even came?',
  'agenda.prompt.in_the_way': 'Today’s question: What stood in a customer’s way with us lately?',
  'agenda.prompt.stopped':
    'Today’s question: Who of our customers cannot see, hear or read well, or climb our stairs? Where are they stopped?',
  'agenda.prompt.real_interest':
    'Today’s question: When did we last take a real interest in a customer, without selling anything?',
  'agenda.prompt.foresaw': 'Today’s question: What did we foresee for a customer before they asked?',
  'agenda.prompt.like_nobody': 'Today’s question: What did one customer need that nobody else does?',
  'agenda.prompt.little_extra': 'Today’s question: What little extra did we give a customer?',
  'agenda.storyBy':
    '{known, select, yes {From {customer}, brought by {name}.} other {Brought by {name}.}}{news, select, good { Good news.} bad { Bad news.} other {}}{answered, select, yes { The customer has had an answer.} other {}}',
  'agenda.waits':
    '{customer} still waits for an answer, since {since}.{brought, select, yes { {by} brought it to this meeting.} other {}}{held, select, yes { {holder} answers.} other {}}',
  'agenda.heard':
    '{as, select, again {You met {customer} in {month}: what became of them?} chosen {Chosen for today by whoever has the turn:} other {A customer’s words that this meeting has not heard yet:}}',
  'agenda.somebody': 'somebody who is no longer here',
  'agenda.allStories': 'Read all {n, number}',
  'agenda.storiesTitle': 'Customer stories: {meeting}, {day}',
  'agenda.noStories': 'There are no stories here any more.',
  'agenda.topicLine': '{n, number}. {topic} ({name})',
  'agenda.topicLineBare': '{n, number}. {topic}',
  'agenda.topicLineGiven': '{n, number}. {topic} ({name}; in the hands of {owner})',
  'agenda.topicLineOwned': '{n, number}. {topic} (in the hands of {owner})',
  'agenda.noTopics': 'No other topics yet. Add one with /agenda add.',
  'agenda.nothingLeft': 'No topic was left open.',
  'agenda.moreTopics': '{n, plural, one {# more topic: /agenda show} other {# more topics: /agenda show}}',
  'agenda.ticked': 'Done: {topics}{n, plural, =1 {} other { ({n, number} in all)}}',
  'agenda.carried':
    '{n, plural, one {The open topic went on to the next agenda.} other {The # open topics went on to the next agenda.}}',
  'agenda.cameBack':
    '{n, plural, one {Back again, for the third time or more: {topics}. Keep it, drop it, or give it to somebody?} other {Back again, for the third time or more: {topics}. Keep them, drop them, or give them to somebody?}}',
  'agenda.decideBack': 'Decide what came back',
  'agenda.nextTurn': 'Next time ({time}), {name} brings the customer story.',
  'agenda.bring': 'Bring the customer story',
  'agenda.addTopic': 'Add a topic',
  'agenda.tickTopics': 'Tick off topics',
  'agenda.tick': 'Done',
  'agenda.moveOrRemove': 'Move or remove',
  'agenda.topic.first': 'Move to the top',
  'agenda.topic.up': 'Move up',
  'agenda.topic.down': 'Move down',
  'agenda.topic.last': 'Move to the end',
  'agenda.topic.remove': 'Remove',
  'agenda.earlier': 'Back',
  'agenda.later': 'Next',
  'agenda.otherMeetings': 'Other meetings here',
  'agenda.undo': 'Undo',
  'agenda.calledOff':
    'No meeting {time}: {meeting} is not held this time{named, select, yes {, says {by}} other {}}. Next one: {next}. What was on the agenda moves there.',
  'agenda.calledOffPaused':
    'No meeting {time}: {meeting} was paused{named, select, yes { by {by}} other {}}. What was on the agenda is kept.',
  'agenda.calledOffEnded': 'No meeting {time}: {meeting} was ended{named, select, yes { by {by}} other {}}.',
  'agenda.calledOffSummary': 'No meeting: {meeting}',

  // where there is nothing to show
  'agenda.inChannel': 'A meeting belongs to a channel. Please type this in the channel of your meeting.',
  'agenda.noMeeting': 'There is no meeting in this channel now. Plan one: /agenda meeting',
  'agenda.allPaused': 'The meetings of this channel are paused. Resume one: /agenda meeting',
  'agenda.noneOfYours': 'There is no meeting in your channels now. Plan one: /agenda meeting',
  'agenda.noneToCome': 'No further meeting is planned here. Plan one: /agenda meeting',
  'agenda.seriesEnded': 'This meeting has ended. Plan another one: /agenda meeting',
  'agenda.seriesPaused': '“{meeting}” is paused. Resume it: /agenda meeting',
  'agenda.noSuchMeeting': 'This meeting no longer takes place. See what comes next: /agenda show',
  'agenda.elsewhere': 'This belongs to another channel. Only people in that channel can see or change it.',
  'agenda.meetingOver': 'This meeting is over. See what comes next: /agenda show',

  // topics
  'agenda.addSubmit': 'Add',
  'agenda.topicField': 'What should we talk about?',
  'agenda.added': 'Added as number {n, number} for {meeting}: “{topic}”.',
  'agenda.done': 'Ticked “{topic}”.',
  'agenda.removed': 'Removed “{topic}”.',
  'agenda.moved': '“{topic}” is now number {n, number}.',
  'agenda.unticked': '“{topic}” is open again.',
  'agenda.restored': '“{topic}” is back on the agenda.',
  'agenda.alreadyTicked': '“{topic}” was already ticked.',
  'agenda.alreadyRemoved': '“{topic}” was already removed.',
  'agenda.alreadyThere': '“{topic}” is number {n, number} already.',
  'agenda.wasNotTicked': '“{topic}” is already open.',
  'agenda.wasNotRemoved': '“{topic}” is already on the agenda.',
  'agenda.noSuchPlace': '“{topic}” was not moved: the last number is {last, number}.',
  'agenda.noSuchNumber': 'There is no number {n, number} here. This is the agenda now:',
  'agenda.listChanged':
    'Nothing was changed: number {n, number} may not be the one you mean. This is the agenda now; please type its number again:',
  'agenda.noSuchTopic': 'This topic is no longer here. See what is: /agenda show',
  'agenda.backTitle': 'Back again and again: {meeting}',
  'agenda.backNone': 'Nothing is waiting for a decision here.',
  'agenda.backTimes': 'It was on {n, plural, one {# agenda} other {# agendas}} before this one. What becomes of it?',
  'agenda.keepTopic': 'Keep it',
  'agenda.dropTopic': 'Drop it',
  'agenda.giveTopic': 'Give it to somebody',
  'agenda.kept': '“{topic}” stays on the agenda.',
  'agenda.given': '“{topic}” is in the hands of {name} now. It stays on the agenda until it is ticked.',
  'agenda.givenToYou':
    '{name} gave you a topic of {meeting} that keeps coming back: “{topic}”. It stays on the agenda with your name until it is ticked.',
  'agenda.customerFirst': 'Number 1 is the customer’s. It always comes first and stays. Topics begin with number 2.',

  // the customer's story
  'agenda.bringTitle': 'The customer story',
  'agenda.bringSubmit': 'Save',
  'agenda.noPrivateDetails': 'One customer, in a few sentences. Please no names, phone or account numbers.',
  'agenda.storySaved':
    'It is on the agenda of {meeting}, with your name. As long as the customer waits for an answer, their words are not shown there.',
  'agenda.shortcutPrivate':
    'The message comes from a private conversation. Everyone in #{channel} can read what you add; nothing leads back to the message.',
  'agenda.shortcut': 'Bring to the agenda',
  'agenda.shortcutIntro': 'For {meeting}',
  'agenda.shortcutAs': 'As what?',
  'agenda.asStory': 'The customer story',
  'agenda.asTopic': 'A topic',
  'agenda.shortcutText': 'Text',

  // whose turn it is
  'agenda.yourTurn':
    '{day} it is your turn to bring a customer story. One thing you learned is enough. ({meeting}, {time})',
  'agenda.yourTurnFrom':
    '{day} it is your turn to bring a customer story, passed on by {name}. One thing you learned is enough. ({meeting}, {time})',
  'agenda.invited':
    '{meeting} in #{channel} begins with a customer, and you hear many of them. What did one say that those there should know? One line is enough, and they will read it with your name. You need not come. ({date}, {time})',
  'agenda.writeLine': 'Write one line',
  'agenda.writeIt': 'Write it',
  'agenda.passOn': 'Pass it on',
  'agenda.notThisTime': 'Not this time',
  'agenda.choose': 'Or choose one of the last',
  'agenda.chosen': 'Chosen. It opens the meeting, unless somebody brings something.',
  'agenda.voiceGone': 'This one can no longer be chosen. Choose another, or write one.',
  'agenda.turnTaken': 'Thank you for your customer story. ({meeting}, {date}, {time})',
  'agenda.turnOver': 'This meeting is over. ({meeting}, {date}, {time})',
  'agenda.turnCalledOff':
    'This meeting will not take place, so there is nothing to prepare. ({meeting}, {date}, {time})',
  'agenda.passAsk': 'Who brings the customer story to {meeting}? Next in turn: {name}.',
  'agenda.passAskNobodyNext':
    'Who brings the customer story to {meeting}? Nobody is left in turn, but you can ask somebody.',
  'agenda.passToNext': 'Ask the next in turn',
  'agenda.passToPicked': 'Ask somebody else',
  'agenda.keepIt': 'I will do it',
  'agenda.passedTo': 'Passed on: I am asking {name} for the customer story. ({meeting}, {date}, {time})',
  'agenda.passedToNobody':
    'All right. The agenda will ask everyone in the meeting instead. ({meeting}, {date}, {time})',
  'agenda.passToSelf': 'That is you. Choose somebody else, or keep it.',
  'agenda.notInChannel': '{name} is not in #{channel}. Choose somebody who is.',
  'agenda.turnIsAnothers': 'It is no longer your turn: {name} brings the customer story now.',
  'agenda.turnIsNobodys': 'It is no longer your turn: the meeting decides who begins.',

  // did the customer open it?
  'agenda.openedAsk': 'Did the customer open it?',
  'agenda.openedSummary': 'Did the customer open {meeting}?',
  'agenda.opened.brought': 'Yes, somebody brought a story',
  'agenda.opened.heard': 'Yes, we heard it from a customer',
  'agenda.opened.not_this_time': 'Not this time',
  'agenda.correct': 'Correct it',
  'agenda.correctAsk': 'Noted for {meeting}: {answer}. What was it really?',
  'agenda.openedThanks':
    '{opened, select, brought {The meeting opened with a story about a customer. Thank you!} heard {The meeting opened with a customer’s own words. Thank you!} other {The customer did not open it this time. Thank you for saying so.}}',
  'agenda.openedNoted': 'Noted for {meeting}: {answer}.',
  'agenda.openedAlready': 'Somebody was quicker. {meeting} already has an answer: {answer}.',
  'agenda.openedStands': 'A day has passed since {meeting}, so what was noted stands: {answer}.',
  'agenda.openedTooLate': 'A day has passed since {meeting}, so nothing is noted any more.',
  'agenda.recordTitle': 'Opened with the customer: #{channel}',
  'agenda.recordIntro': 'Meetings that opened with the customer, by month:',
  'agenda.recordEmpty': 'No meeting has been held here yet. After the first one you will see it counted.',
  'agenda.recordMonth': '{opened, number} of {meetings, number}{unanswered, plural, =0 {} other { (# not answered)}}',
  'agenda.recordNote': 'Every meeting counts unless it was skipped. It shows no names.',

  // home
  'agenda.postedNow': 'I am posting the agenda in #{channel}, and keep it up to date until the meeting: {meeting}.',
  'agenda.wasPosted': 'The agenda is already in #{channel}, and I keep it up to date until the meeting: {meeting}.',
  'agenda.homeTurn': 'Your turn: bring a customer story to {meeting}, {when}.',
  'agenda.homeTurnFrom': 'Your turn, passed on by {name}: bring a customer story to {meeting}, {when}.',
  'agenda.homeTopic': 'Given to you: “{topic}”, on the agenda of {meeting}.',
  'agenda.homeTurnHow': 'One thing you learned is enough: “Bring the customer story” below.',
  'agenda.homeMeeting': '{meeting} in #{channel}: {when}',

  // setting up
  'agenda.setup.title': 'the first meeting',
  'agenda.setup.text':
    'Plan a meeting that your team already holds. From then on its agenda opens with the customer. It belongs to a channel: type /agenda meeting there.',
  'agenda.setup.go': 'Plan the meeting',
  'agenda.setup.done': 'Planned: {name}',
  'agenda.setup.post': 'Post the first agenda',
  'agenda.setup.ready':
    'I will post the agenda of {name} in its channel in time. You can post it now, so that everyone sees what is new.',
  'agenda.setup.none': 'There is no meeting yet. Type /agenda meeting in a channel when your team is ready for it.',
  'agenda.promised': 'Promised here before, and still open:',
  'agenda.promisedLine': '{has, select, day {• {title} ({name}, by {day})} other {• {title} ({name})}}',
} as const;
