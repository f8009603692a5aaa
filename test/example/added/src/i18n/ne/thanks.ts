import type { thanks as en } from '../en/thanks.ts';

export const thanks = {
  'thanks.summary': 'ग्राहकका लागि केही गर्ने सहकर्मीलाई धन्यवाद दिनुहोस्।',
  'thanks.firstStep': '/thanks for र सहकर्मीको नाम लेखे, ग्राहकका लागि उहाँले गरेको कामको धन्यवाद दिन सकिन्छ।',
  'thanks.word.for': 'ग्राहकका लागि केही गर्ने साथीलाई धन्यवाद दिन्छ',
  'thanks.word.list': 'यो च्यानलमा कसलाई धन्यवाद दिइयो; सिधा सन्देशमा, तपाईंलाई कसले दिनुभयो',
  'thanks.option.person': '@नाम',
  'thanks.button.give': 'सहकर्मीलाई धन्यवाद दिने',
  'thanks.button.send': 'पठाउनुहोस्',
  'thanks.button.takeBack': 'पहिलेजस्तै बनाउनुहोस्',
  'thanks.button.mine': 'सबै पढ्ने',
  'thanks.button.all': 'सबै धन्यवाद पढ्ने',

  'thanks.form': 'सहकर्मीलाई धन्यवाद',
  'thanks.field.to': 'कसलाई धन्यवाद',
  'thanks.field.text': 'ग्राहकका लागि उहाँले के गर्नुभयो',
  'thanks.hint.text': 'एक-दुई वाक्यमा: के भयो, र त्यसले ग्राहकलाई के फाइदा भयो।',
  'thanks.yourself': 'यो तपाईं आफैं हुनुहुन्छ: एक जना सहकर्मी छान्नुहोस्।',

  'thanks.saved': '{name} ले यो सिधा सन्देशमा पाउनुहुन्छ:',
  'thanks.savedUntold': '{name} मबाट सिधा सन्देश लिनुहुन्न। यो कुरा उहाँको पानामा (/pad home) रहन्छ:',
  'thanks.savedPost': '{place} मा यो हप्ताका धन्यवादसँगै देखाइन्छ: {time}।',
  'thanks.held': 'पाँच मिनेटसम्म म केही पठाउँदिनँ: त्यतिन्जेल पहिलेजस्तै बनाउन मिल्छ।',
  'thanks.takenBack': 'पहिलेजस्तै बनाइयो: कसैलाई भनिँदैन। तपाईंले लेख्नुभएको थियो:',
  'thanks.gone': 'त्यो पहिल्यै पहिलेजस्तै बनाइसकिएको छ।',
  'thanks.late': 'पाँच मिनेट बितिसक्यो: धन्यवाद पुग्दै छ।',

  'thanks.toldShort': 'एक जनाले तपाईंलाई धन्यवाद दिनुभयो',
  'thanks.told': 'ग्राहकका लागि तपाईंले गर्नुभएको कामका लागि {name} ले धन्यवाद दिनुभयो:',
  'thanks.listPlace': '#{place} मा दिइएका धन्यवाद',
  'thanks.listMine': 'तपाईंले पाउनुभएका धन्यवाद',
  'thanks.listEmpty': 'अहिलेसम्म केही छैन। ग्राहकका लागि कसले यस्तो काम गर्नुभयो, जसलाई धन्यवाद दिनैपर्छ?',
  'thanks.line': '{from} ले {to} लाई धन्यवाद दिनुभयो',
  'thanks.somebody': 'अहिले यहाँ नरहेको साथी',
  'thanks.week': 'यो हप्ताका धन्यवाद',
  'thanks.weekMore': '{count, plural, one {थप # वटा} other {थप # वटा}} /thanks list लेखे देखिन्छ।',
  'thanks.home':
    '{count, plural, one {गएको सात दिनमा एक जना सहकर्मीले तपाईंलाई धन्यवाद दिनुभयो।} other {गएको सात दिनमा सहकर्मीहरूले तपाईंलाई # पटक धन्यवाद दिनुभयो।}}',
  'thanks.moves': 'हप्ताका धन्यवाद देखाउने समय सर्छ: {time}।',
} satisfies Record<keyof typeof en, string>;
