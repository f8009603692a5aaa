export const report = {
  'report.united': 'We tell one story: {who} describe the same job.',
  'report.close': 'We tell much the same story: our answers are close to each other.',
  'report.split': 'We tell two stories: {first} describe one job, {second} another.',
  'report.scattered': 'We tell many stories: no job is described by many of us.',
  'report.early': 'It is too early to tell whether we agree: these answers leave it open.',
  'report.unitedEach':
    'Language by language we mostly tell one story: {who} describe the job described most in their language.',
  'report.splitEach':
    'Language by language we tell more than one story: {first} describe the job described most in their language, {second} the next one.',
  'report.leading': 'One job stands out: {who} describe it. We do not call it one story yet.',
  'report.next.united':
    'What now: say it in these words wherever somebody new begins, and keep what serves customers best.',
  'report.next.split':
    'What now: put these stories side by side in the next meeting. Leaders say which one it is, or how they belong together.',
  'report.next.scattered':
    'What now: leaders say our shared job in one sentence, and each team says what it means for its customers.',
  'report.next.early':
    'What now: talk about these answers in the next meeting, and ask again when more people can answer.',

  'report.themes': 'What people say our shared job is:',
  'report.themesAlt': 'What people say our shared job is. {list}',
  'report.rest': 'Other answers, fewer than {figures, number} alike',
  'report.noWordsInCommon': 'Alike in meaning, in different words',
  'report.share':
    '{unit, select, people {{n, number} of {of, number}} tens {about {n, number} in 10} all {all {of, number}} other {all}}',
  'report.found': '{theme}: {share}',
  'report.named': 'Put together by hand: {theme}, {share}. As found: {parts}.',

  'report.howUnited': 'How much we agree',
  'report.byWording':
    'Alignment by wording: {value, number} out of 100{range, select, some {, likely between {low, number} and {high, number}} other {}}.',
  'report.byMeaning':
    'Alignment by meaning: {value, number} out of 100{range, select, some {, likely between {low, number} and {high, number}} other {}}.',
  'report.byService':
    'Alignment by our own service: {value, number} out of 100{range, select, some {, likely between {low, number} and {high, number}} other {}}.',
  'report.twoStories':
    'One figure would hide that there are several stories, so none is given: within each, the answers are alike.',
  'report.tooWide': 'The answers are too few, or too different, to put a figure on how much we agree.',
  'report.pairs':
    'Pick two colleagues{across, select, yes {} other { who answered in the same language}}: {same, number} times out of 100 they describe the same job.',
  'report.risen': 'Since {date} it has risen from {from, number} to {to, number}: more than chance would explain.',
  'report.fallen': 'Since {date} it has fallen from {from, number} to {to, number}: more than chance would explain.',
  'report.noise':
    'On {date} it was {from, number}, now it is {to, number}: that may well be chance, so we cannot say that it changed.',
  'report.notComparable': 'Earlier rounds were measured in another way, so they are not compared with this one.',
  'report.lineByWording': 'Alignment by wording',
  'report.lineByMeaning': 'Alignment by meaning',
  'report.lineByService': 'Alignment by our own service',
  'report.band': 'Likely range',
  'report.trendAlt': 'Alignment over the rounds, of 100. {list}',
  'report.trendPoint':
    '{date}: {value, number}{range, select, some {, likely {low, number} to {high, number}} other {}}',
  'report.ratings': 'The ratings',
  'report.rating':
    '{mean, number, ::.0} of 5{agreement, select, agree {, and we agree} mixed {, with mixed views} split {, and views differ widely} other {}}',
  'report.ratingPoint': '{date}: {mean, number, ::.0}',
  'report.whatNow': 'What follows',

  'report.details': 'How this was found',
  'report.back': 'Back to the report',
  'report.apart': 'Answers shown under their author’s own name stand apart: they count towards no figure.',
  'report.method.wording':
    'By wording: answers are alike when they use the same or similar words. Two people who mean the same in other words count as less alike, so read the themes before the figure.',
  'report.method.meaning':
    'By meaning: answers are alike when they say similar things, in English, even in other words. A small model on our own machine reads them; no answer leaves it.',
  'report.method.service':
    'By meaning, as our organisation’s own service sees it: answers are alike when they say similar things, even in other words. All answers were sent to {host} for this, without names, so their text has left the machine. Its scale was fitted on examples that come with the bot.',
  'report.method.instead':
    'Our organisation’s own service, {host}, did not do its part when the round closed, so the answers were compared by wording on our own machine. Some of their text may have been sent there before.',
  'report.method.score':
    'The score is 0 where answers are as alike as those of people with unrelated jobs, and 100 where a team says the same in its own words. Its standard error is {error, number}.',
  'report.method.sameLanguage': 'Answers are compared with others in the same language only.',
  'report.method.compared':
    'Answers are compared with others in the same language only: {percent, number} % of all pairs.',
  'report.method.languages': 'Languages: {languages}.',
  'report.method.language': '{language} {percent, number} %',
  'report.method.mission':
    'Next to the mission as stated: the answers point the same way by {united, number} of 100, and all of them together towards the mission by {near, number} of 100.',
  'report.sight.share': 'Describe their own job in words close to the mission’s: {who}.',
  'report.sight.more':
    'Of every 100 people, that is {lift, number} more than come close to the missions of other companies.',
  'report.sight.asAny':
    'Just as many come close to the missions of other companies: ours is not yet heard in how we describe our jobs.',
  'report.sight.nearlyAll': 'Nearly everybody describes their own job in words close to the mission’s.',
  'report.sight.hardlyAny':
    'So far hardly anybody describes their own job in words close to the mission’s. It is the mission that needs better words, not the people.',
  'report.method.dontKnow': 'Say that they do not know what our shared job is: {who}.',
  'report.method.rounded':
    'With fewer than 20 answers, their number is given as a range, and shares to the nearest ten.',
  'report.method.shown':
    'Figures are shown from {figures, number} answers, themes and words from {words, number}, people’s own jobs from {own, number}. No group smaller than {figures, number} is told apart, and no words in a language that fewer wrote in. The report was fixed at the close.',
  'report.method.encoder': 'Read by: {name}, version {version}. Figures of different readers are never compared.',
  'report.language.en': 'English',
  'report.language.bn': 'Bengali',
  'report.language.ne': 'Nepali',
  'report.language.hi': 'Hindi',
  'report.language.other': 'another language',

  'report.nameThemes': 'Name the themes',
  'report.whichThemes': 'Which of them say the same?',
  'report.whichThemesHint': 'One, to give it a name, or several, to put them together.',
  'report.newName': 'In a few words, what do they say?',
  'report.newNameHint': 'Everybody who reads the report sees it.',
  'report.nowNamed': 'In the report it is now “{theme}”: {share}. What was found stays beside it.',
  'report.asFound': 'Show as found',
  'report.nowAsFound': 'The report shows the themes as they were found.',
  'report.noThemes': 'This report shows no themes that could be named.',
  'report.splitThree': 'We tell three stories: {first} describe one job, {second} another, {third} a third.',
  'report.splitUntold': 'We tell two or three different stories.',
  'report.scatteredLargest': 'We tell many stories: even the job described most is described by only {who}.',
  'report.word': 'Our answers share a word, “{word}”, more than a job.',
  'report.leadingUntold': 'One job stands out. We do not call it one story yet.',
  'report.next.leading':
    'What now: read the other answers together. Is the job that stands out ours? Then leaders say so in one sentence.',
  'report.next.word':
    'What now: each team says what it does about “{word}”, and leaders say our shared job in one sentence.',
  'report.who':
    '{unit, select, people {{n, number} of {of, number} people} least {at least {n, number} of {of, number} people} tens {about {n, number} of every 10 people} upTo {up to {n, number} of every 10 people} all {all {of, number} people} most {most of us} other {all of us}}',
  'report.smaller': '{n, plural, one {One smaller theme} other {# smaller themes}}',
  'report.dontKnow': 'Do not know what it is',
  'report.moreWords': 'More of what they say',
  'report.quoted': '“{words}”',
  'report.mixed': '{theme}, with fewer than {figures, number} others',
  'report.power':
    'With this many answers, a change of {points, number} points would be {times, plural, =0 {hardly ever seen} =10 {nearly always seen} other {seen # times out of 10}}.',
  'report.line': 'Alignment',
  'report.trendMark': '{date}: {word}',
  'report.mark.camps': 'several stories',
  'report.mark.open': 'too early to tell',
  'report.mark.tooFew': 'too few answers',
  'report.broken':
    'Where the line breaks, the answers were read in another way: figures before and after are not compared.',
  'report.method.gist':
    'By meaning across languages: words in English, Bengali and Nepali are looked up in a glossary, and a small model on our own machine compares what they say. No answer leaves it, and words the glossary does not know are not read.',
  'report.method.negation': 'It does not notice a “not”: an answer and its opposite look alike.',
  'report.method.serviceHere':
    'By meaning, as a model that runs on our own machine sees it: answers are alike when they say similar things, even in other words. No answer leaves the machine. Its scale was fitted on examples that come with the bot.',
  'report.method.insteadHere':
    'The model on our own machine did not do its part when the round closed, so the answers were compared by wording. No answer has left the machine.',
  'report.method.team':
    'The likely range is about the people who were asked: the more of them answered, the narrower it is.',
  'report.method.mixed':
    'Where fewer than {figures, number} others are counted with a theme, they say something else, and so few are never told apart.',
} as const;
