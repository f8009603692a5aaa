import type { waiting as en } from '../en/waiting.ts';

export const waiting = {
  'waiting.takenBefore': '#{number, number, ::group-off} को ग्राहकलाई {name} ले जवाफ दिँदै हुनुहुन्छ।',
  'waiting.notLater':
    '#{number, number, ::group-off} को जवाफ {due}सम्ममै दिनुपर्ने छ। त्यसपछिको समय छान्नुहोस्, नत्र जस्तो छ त्यस्तै राख्नुहोस्।',
  'waiting.before': '#{number, number, ::group-off} को ग्राहकले {due}सम्म तपाईंको जवाफ पाउनुपर्छ: {customer}।',
  'waiting.still': '#{number, number, ::group-off} को ग्राहक {since}देखि अझै तपाईंको जवाफको पर्खाइमा हुनुहुन्छ: {customer}।',
  'waiting.inStead': 'तपाईंले {name} को ठाउँमा हेर्दै हुनुहुन्छ।',
  'waiting.overdue': '#{number, number, ::group-off} {since}देखि अझै जवाफको पर्खाइमा छ।',
  'waiting.moved': '#{number, number, ::group-off} को जवाफलाई अझ समय लाग्छ: {due}सम्म।',
  'waiting.answered':
    '{name} ले {hours, plural, =0 {एक घण्टाभित्र} other {# घण्टापछि}} #{number, number, ::group-off} को ग्राहकलाई जवाफ दिनुभयो।',
  'waiting.day': '{count, plural, one {एक ग्राहक जवाफको पर्खाइमा} other {# जना ग्राहक जवाफको पर्खाइमा}}',
  'waiting.line': '#{number, number, ::group-off} · {customer} · {since}देखि',
  'waiting.lineBy':
    '{has, select, somebody {{due}सम्म जवाफ चाहियो। {name} ले हेर्दै हुनुहुन्छ।} other {{due}सम्म जवाफ चाहियो। अझै कसैले लिनुभएको छैन।}}',
  'waiting.more': '{count, plural, one {अरू एक जना पनि हुनुहुन्छ।} other {अरू # जना पनि हुनुहुन्छ।}}',
  'waiting.someAnswered': '{count, plural, one {एक जनाले जवाफ पाउनुभयो।} other {# जनाले जवाफ पाउनुभयो।}}',
  'waiting.allAnswered':
    '{count, plural, one {पर्खिरहनुभएका ग्राहक अब पर्खाइमा हुनुहुन्न।} other {पर्खिरहनुभएका # जना ग्राहकमध्ये अब कोही पर्खाइमा हुनुहुन्न।}}',
  'waiting.button.open': 'हेर्नुहोस्',
  'waiting.button.all': 'पर्खाइमा रहेका सबै',
  'waiting.home': '{customer} ले {due}सम्म तपाईंको जवाफ पाउनुपर्छ (#{number, number, ::group-off})',
  'waiting.since': '{since}देखि',
  'waiting.homeLongest': 'सबैभन्दा लामो समयदेखि जवाफको पर्खाइमा: {customer} (#{number, number, ::group-off}), {since}देखि',
  'waiting.homeAll': '{count, plural, one {अरू कोही पर्खाइमा हुनुहुन्न।} other {जम्मा # जना ग्राहक पर्खाइमा।}}',
} satisfies Record<keyof typeof en, string>;
