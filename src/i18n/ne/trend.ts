import type { trend as en } from '../en/trend.ts';

export const trend = {
  'trend.word': 'ग्राहकले महिनैपिच्छे भन्नुभएको कुरा',
  'trend.option.news': 'राम्रो कि नराम्रो',
  'trend.nothing': 'अझै कुनै ग्राहकको कुरा ल्याइएको छैन। पहिलो कुराबाटै वर्ष सुरु हुन्छ।',
  'trend.title.bad': 'ग्राहकका नराम्रा खबर, महिनैपिच्छे',
  'trend.title.good': 'ग्राहकका राम्रा खबर, महिनैपिच्छे',
  'trend.bars.bad': 'नराम्रो खबर दिने ग्राहक',
  'trend.bars.good': 'राम्रो खबर दिने ग्राहक',
  'trend.lastYear': 'एक वर्षअघि',
  'trend.usual': 'सधैंजस्तो',
  'trend.count': '{count, number}',
  'trend.month': '{month} {count, number}',
  'trend.inWords': 'महिनैपिच्छे ग्राहक: {list}।',
  'trend.monthSo':
    '{month} मा अहिलेसम्म {count, number} जना ग्राहक, {word, select, more {सधैंभन्दा धेरै} fewer {सधैंभन्दा थोरै} other {सधैंजस्तै}}। महिनाको यो दिनसम्म सामान्यतया {low, number} देखि {high, number} जना हुनुहुन्छ।',
  'trend.monthFirst': '{month} मा अहिलेसम्म {count, number} जना ग्राहक। सधैं कति हुन्छ भन्ने पहिलो पूरा महिनापछि देखिन्छ।',
  'trend.alarm': 'पछिल्ला {days, number} दिनमा {count, number} जना ग्राहक: संयोगले {most, number} जनाभन्दा धेरै कमै हुन्छ।',
  'trend.by':
    '{by, plural, =0 {यो महिना कसैले केही ल्याउनुभएन।} one {यो महिनाका कुरा हामीमध्ये {by, number} जनाले ल्याउनुभयो।} other {यो महिनाका कुरा हामीमध्ये {by, number} जनाले ल्याउनुभयो।}} धेरै सुन्दा पनि गन्ती बढ्छ।',
  'trend.how': 'एक जना ग्राहक हप्तामा एक पटक गनिन्छ, उहाँले भन्नुभएकै दिनमा।',
  'trend.button.bad': 'नराम्रो खबर',
  'trend.button.good': 'राम्रो खबर',
  'trend.alarmTitle': 'सधैंभन्दा धेरै नराम्रो खबर',
  'trend.alarmSaid':
    '{days, number} दिनमा {count, number} जना ग्राहकको खबर नराम्रो; सामान्यतया {most, number} जनासम्म हुनुहुन्छ।',
  'trend.alarmChance':
    'संयोगले यति हुने लगभग {times, number} वटा {over, select, week {हप्तामा} other {चार हप्ताको समयमा}} एक पटक हो। धेरै सुन्दा पनि गन्ती बढ्छ।',
  'trend.known': 'कारण {name} लाई थाहा छ।',
  'trend.button.known': 'कारण थाहा छ',
  'trend.button.show': 'ती देखाउनुहोस्',
  'trend.problem': '#{number, number, ::group-off} {title} ({count, number})',
  'trend.problems': 'यी महिनाका ठूला समस्या: {list}।',
  'trend.alarmMost': 'यीमध्ये: {problem}।',
  'trend.knownAs': 'कारण {name} लाई थाहा छ: #{number, number, ::group-off} {title}।',
  'trend.which': 'यो कुन समस्या हो?',
  'trend.button.this': 'यही हो',
  'trend.button.none': 'अरू नै कुरा',
} satisfies Record<keyof typeof en, string>;
