import type { moderation as en } from '../en/moderation.ts';

export const moderation = {
  'moderation.hide': 'लुकाउनुहोस्',
  'moderation.show': 'फेरि देखाउनुहोस्',
  'moderation.title': 'लुकाउनुहोस्',
  'moderation.reason': 'कारण',
  'moderation.reasonHint': 'लेख्ने व्यक्तिले तपाईंको नामसहित यो पढ्नुहुन्छ। यो सबै ठाउँबाट हट्छ।',
  'moderation.hidden': 'लुकाइयो: बटले जहाँ-जहाँ राखेको थियो, त्यहाँ अब कसैले पढ्न सक्दैन।',
  'moderation.held': 'लेख्ने व्यक्तिलाई कारण सिधा सन्देशमा भनिन्छ। पाँच मिनेटभित्र फेरि देखाउनुभयो भने कसैलाई केही भनिँदैन।',
  'moderation.shown': 'जहाँ-जहाँ थियो, त्यहाँ फेरि देखाइयो।',
  'moderation.shownAlready': 'यो अब लुकाइएको छैन।',
  'moderation.already': 'च्याम्पियन वा एडमिनले यो लुकाउनुभएको छ।',
  'moderation.gone': 'यो अब यहाँ छैन।',
  'moderation.toldShort': 'तपाईंले लेखेको एउटा कुरा लुकाइएको छ',
  'moderation.told':
    '{name} ले {kind, select, idea {तपाईंको सुझाव} story {तपाईंले ल्याएको ग्राहकको कुरा} problem {तपाईंले लेख्नुभएको समस्या} line {तपाईंले लेख्नुभएको कुरा} other {तपाईंको विषय}} सबैबाट लुकाउनुभएको छ:',
  'moderation.toldReason': 'कारण:',
  'moderation.toldShown':
    '{name} ले {kind, select, idea {तपाईंको सुझाव} story {तपाईंले ल्याएको ग्राहकको कुरा} problem {तपाईंले लेख्नुभएको समस्या} line {तपाईंले लेख्नुभएको कुरा} other {तपाईंको विषय}} सबैलाई फेरि देखाउनुभएको छ:',
  'moderation.find': 'केही लुकाउनुहोस्',
  'moderation.which': 'के लुकाउने?',
  'moderation.nothing': 'हालै यहाँ केही ल्याइएको छैन।',
  'moderation.by': '{name}{hidden, select, yes { · लुकाइएको} other {}}',
  'moderation.state': 'लुकाइएको',
  'moderation.nowHidden': '#{number, number, ::group-off} च्याम्पियन वा एडमिनले लुकाउनुभएको छ।',
  'moderation.nowUnseen': '#{number, number, ::group-off} नामबिना दिइएको हो: पहिले च्याम्पियनले हेर्नुहुन्छ, अनि मात्र अरूले देख्छन्।',
  'moderation.savedUnseen': 'च्याम्पियनले हेरेपछि अरूले यो देख्छन्।',
  'moderation.letSee': 'सबैलाई देखाउनुहोस्',
  'moderation.postHidden': 'सुझाव #{number, number, ::group-off} च्याम्पियन वा एडमिनले लुकाउनुभएको छ।',
  'moderation.postUnseen': 'सुझाव #{number, number, ::group-off} देखाउनुअघि च्याम्पियनले हेर्दै हुनुहुन्छ।',
  'moderation.isHidden': 'लुकाइएको: लेख्ने व्यक्ति, च्याम्पियन र एडमिनले मात्र देख्नुहुन्छ। कारण:',
  'moderation.isUnseen': 'नामबिना दिइएको: अहिलेसम्म लेख्ने व्यक्ति, च्याम्पियन र एडमिनले मात्र देख्नुहुन्छ।',
  'moderation.seenNow': 'अब सबैले #{number, number, ::group-off} देख्न सक्छन्।',
  'moderation.cannotRead': 'म यो पढ्न सक्दिनँ',
  'moderation.nobodyReads':
    'यहाँ अरू कुनै च्याम्पियन वा एडमिनले यो भाषा पढ्नुहुन्न: {language}। लेख्ने व्यक्तिलाई सोध्न सक्नुहुन्छ, वा यो भाषा पढ्ने कसैलाई च्याम्पियन बन्न अनुरोध गर्न सक्नुहुन्छ।',
  'moderation.handed':
    '{name} यो सुझाव पढ्न सक्नुहुन्न, त्यसैले तपाईंलाई हेरिदिन अनुरोध गर्नुभएको छ: #{number, number, ::group-off} “{title}”',
  'moderation.handedOver': '#{number, number, ::group-off} “{title}” अब {name} ले हेर्नुहुन्छ। उहाँलाई भनिँदै छ।',
} satisfies Record<keyof typeof en, string>;
