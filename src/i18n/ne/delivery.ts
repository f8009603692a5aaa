import type { delivery as en } from '../en/delivery.ts';

export const delivery = {
  'delivery.summary': 'एउटा सन्देश पठाउन सकिएन',
  'delivery.gone':
    '{place} च्यानलमा अब म लेख्न सक्दिनँ, त्यसैले {command} को सन्देश त्यहाँ पुगेन। कि च्यानल नै छैन, कि म त्यहाँ छैन: मलाई फेरि थप्नुहोस्, वा {command} लेखेर अर्को च्यानल छान्नुहोस्।',
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
  'delivery.why.platform': 'च्याटले “{reason}” भन्यो',
} satisfies Record<keyof typeof en, string>;
