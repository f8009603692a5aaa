import type { delivery as en } from '../en/delivery.ts';

export const delivery = {
  'delivery.summary': 'एउटा सन्देश पठाउन सकिएन',
  'delivery.gone':
    '{place} च्यानलमा अब म लेख्न सक्दिनँ, त्यसैले {command} को सन्देश त्यहाँ पुगेन। कि च्यानल नै छैन, कि म त्यहाँ छैन: मलाई फेरि थप्नुहोस्, वा {command} लेखेर अर्को च्यानल छान्नुहोस्।',
  'delivery.goneLocked':
    '{place} मा म अब लेख्न सक्दिनँ, किनभने त्यो थ्रेड बन्द गरिएको छ; त्यसैले {command} को सन्देश त्यहाँ पुगेन। कृपया थ्रेड खोलिदिनुहोस्, वा {command} बाट अर्को च्यानल छान्नुहोस्।',
  'delivery.goneWrite':
    '{place} मा लेख्ने अनुमति मसँग अब छैन, त्यसैले {command} को सन्देश त्यहाँ पुगेन। कृपया त्यस च्यानलको सेटिङमा Yellow Pad लाई सन्देश पठाउने अनुमति दिनुहोस्, वा {command} बाट अर्को च्यानल छान्नुहोस्।',
  'delivery.goneTag':
    '{place} मा म अब लेख्न सक्दिनँ, किनभने त्यो फोरममा अब हरेक पोस्टमा ट्याग राख्नुपर्छ; त्यसैले {command} को सन्देश त्यहाँ पुगेन। कृपया फोरमको सेटिङमा “Require people to select tags when posting” बन्द गर्नुहोस्, वा {command} बाट अर्को च्यानल छान्नुहोस्।',
  'delivery.call': '{person}: {what}',
  'delivery.callOpen': 'मलाई के पर्खिरहेको छ',
  'delivery.missedPlace':
    '{count, plural, one {{place} च्यानलका लागि {command} को एउटा सन्देश {at} पठाउनुपर्ने थियो, समयमा पठाउन सकिएन। अब त्यसले कसैलाई काम दिँदैन, त्यसैले छोडेँ।} other {{place} च्यानलका लागि {command} का {count, number} वटा सन्देश समयमा पठाउन सकिएन, पहिलोको समय {at} थियो। अब तिनले कसैलाई काम दिँदैनन्, त्यसैले छोडेँ।}}',
  'delivery.missedPeople':
    '{count, plural, one {{command} को एउटा सिधा सन्देश {at} पठाउनुपर्ने थियो, समयमा पठाउन सकिएन। अब त्यसले कसैलाई काम दिँदैन, त्यसैले छोडेँ।} other {{command} का {count, number} वटा सिधा सन्देश समयमा पठाउन सकिएन, पहिलोको समय {at} थियो। अब तिनले कसैलाई काम दिँदैनन्, त्यसैले छोडेँ।}}',
  'delivery.gaveUpPlace':
    '{count, plural, one {{place} च्यानलका लागि {command} को {at} पठाउनुपर्ने सन्देश पठाउन सकिएन, अब कोसिस गर्दिनँ। कारण: {reason}} other {{place} च्यानलका लागि {command} का {count, number} वटा सन्देश पठाउन सकिएन, अब कोसिस गर्दिनँ। कारण: {reason}}}',
  'delivery.gaveUpPeople':
    '{count, plural, one {{command} को {at} पठाउनुपर्ने सिधा सन्देश पठाउन सकिएन, अब कोसिस गर्दिनँ। कारण: {reason}} other {{command} का {count, number} वटा सिधा सन्देश पठाउन सकिएन, अब कोसिस गर्दिनँ। कारण: {reason}}}',
  'delivery.why.nobody': 'जसका लागि थियो, उहाँ अब यहाँ भेटिनुभएन',
  'delivery.why.mine': 'गल्ती मेरै हो; थप कुरा लगमा छ, एडमिनले हेर्न सक्नुहुन्छ',
  'delivery.why.attach':
    'त्यहाँ फाइल राख्ने अनुमति मसँग छैन; कृपया त्यस च्यानलको सेटिङमा Yellow Pad लाई “Attach Files” अनुमति दिनुहोस्',
  'delivery.why.history':
    'त्यहाँका सन्देश पढ्ने अनुमति मसँग छैन, त्यसैले मेरो सन्देश पुग्यो कि पुगेन थाहा पाउन सक्दिनँ; कृपया त्यस च्यानलको सेटिङमा Yellow Pad लाई “Read Message History” अनुमति दिनुहोस्',
  'delivery.why.platform': 'च्याटले “{reason}” भन्यो',
} satisfies Record<keyof typeof en, string>;
