export const report = {
  'report.united': 'We tell one story: about {first, number} of every 100 answers describe the same job.',
  'report.close': 'We tell much the same story: our answers are close to each other.',
  'report.split':
    'We tell two stories: about {first, number} of every 100 answers describe one job, {second, number} another.',
  'report.scattered': 'We tell many stories: most answers describe a different job.',
  'report.early': 'It is too early to tell whether we agree: these answers leave it open.',
  'report.unitedEach':
    'Language by language we mostly tell one story: about {first, number} of every 100 answers describe the job described most in their language.',
  'report.splitEach':
    'Language by language we tell more than one story: about {first, number} of every 100 answers describe the job described most in their language, {second, number} the next one.',
  'report.leading':
    'One story stands out: about {first, number} of every 100 answers describe the same job. It is too early to tell what the rest say.',
  'report.next.united':
    'What now: say it in these words wherever somebody new begins, and keep what serves customers best.',
  'report.next.split':
    'What now: put both stories side by side in the next meeting. Leaders say which one it is, or how they belong together.',
  'report.next.scattered':
    'What now: leaders say our shared job in one sentence, and each team says what it means for its customers.',
  'report.next.early':
    'What now: talk about these answers in the next meeting, and ask again when more people can answer.',

  'report.themes': 'What people say our shared job is:',
  'report.themesAlt': 'What people say our shared job is. {list}',
  'report.rest': 'All other answers',
  'report.noWordsInCommon': 'Alike in meaning, in different words',
  'report.share': '{percent, number} %',
  'report.found': '{theme} ({percent, number} %)',
  'report.named': 'Put together by hand: {theme}, {percent, number} %. As found: {parts}.',

  'report.howUnited': 'How much we agree',
  'report.byWording':
    'Alignment by wording: {value, number} out of 100{range, select, some {, likely between {low, number} and {high, number}} other {}}.',
  'report.byMeaning':
    'Alignment by meaning: {value, number} out of 100{range, select, some {, likely between {low, number} and {high, number}} other {}}.',
  'report.byService':
    'Alignment by our own service: {value, number} out of 100{range, select, some {, likely between {low, number} and {high, number}} other {}}.',
  'report.twoStories':
    'One figure for both stories would hide that there are two, so there is none here: within each, the answers are alike.',
  'report.tooWide':
    'Too few answers, or too different ones, to put a figure on our alignment: its likely range reaches from {low, number} to {high, number} out of 100.',
  'report.pairs':
    'Pick two colleagues who answered in the same language: {same, number} times out of 100 they describe the same job.',
  'report.risen': 'Since {date} it has risen from {from, number} to {to, number}: more than chance would explain.',
  'report.fallen': 'Since {date} it has fallen from {from, number} to {to, number}: more than chance would explain.',
  'report.noise':
    'On {date} it was {from, number}, now it is {to, number}: that may well be chance, so we cannot say that it changed.',
  'report.onlyLarge': 'With fewer than 20 answers only very large changes can be seen.',
  'report.notComparable': 'Earlier rounds were measured in another way, so they are not compared with this one.',
  'report.lineByWording': 'Alignment by wording',
  'report.lineByMeaning': 'Alignment by meaning',
  'report.lineByService': 'Alignment by our own service',
  'report.band': 'Likely range',
  'report.trendAlt': 'Alignment over the rounds, of 100. {list}',
  'report.trendPoint': '{date}: {value, number}, likely {low, number} to {high, number}',
  'report.splitLeftOut': 'Rounds in which we told two stories have no figure, so they are not in the picture.',
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
  'report.method.jobs':
    '{jobs, plural, one {The answers are as mixed as if one job were described.} other {The answers are as mixed as if # jobs of equal size were described.}}',
  'report.method.mission':
    'Next to the mission as stated: the answers point the same way by {united, number} of 100, and all of them together towards the mission by {near, number} of 100.',
  'report.sight.share':
    'About {percent, number} of every 100 people describe their own job in words close to the mission’s.',
  'report.sight.range':
    'About {percent, number} of every 100 people (likely {low, number} to {high, number}) describe their own job in words close to the mission’s.',
  'report.sight.more': 'That is {lift, number} more than come close to the missions of other companies.',
  'report.sight.asAny':
    'Just as many come close to the missions of other companies: ours is not yet heard in how we describe our jobs.',
  'report.sight.nearlyAll': 'Nearly everybody describes their own job in words close to the mission’s.',
  'report.sight.hardlyAny':
    'So far hardly anybody describes their own job in words close to the mission’s. It is the mission that needs better words, not the people.',
  'report.method.dontKnow': '{percent, number} of every 100 people say that they do not know what our shared job is.',
  'report.method.rounded':
    'With fewer than 20 answers, their number is given as a range, and shares to the nearest ten.',
  'report.method.shown':
    'Figures are shown from {figures, number} answers, themes and words from {words, number}. No group smaller than {figures, number} is told apart. The report was fixed at the close.',
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
} as const;
