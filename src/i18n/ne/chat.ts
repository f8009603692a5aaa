import type { chat as en } from '../en/chat.ts';

export const chat = {
  'chat.empty': 'यहाँ केही लेख्नुहोस्।',
  'chat.tooLong': 'यो धेरै लामो भयो। {limit, number} अक्षरभित्र लेख्नुहोस्।',
  'chat.choose': 'जवाफमध्ये एउटा छान्नुहोस्।',
  'chat.notRead': 'यो पढ्न सकिएन। अर्को तरिकाले लेखेर हेर्नुहोस्।',
  'chat.usage': '{problem} यसरी लेख्नुहोस्: {usage}',
  'chat.misused': 'यसरी लेख्दा बुझिएन। यसरी लेख्नुहोस्: {usage}',
  'chat.unknownWord': '“{word}” भन्ने यहाँ केही थाहा छैन। यी लेख्दा काम हुन्छ:',
  'chat.unknownCommand': 'यो कमान्ड थाहा छैन। /agenda, /mission, /idea वा /pad help लेखेर हेर्नुहोस्।',
  'chat.oldButton': 'यो बटन पुरानो हो, अब यसले काम गर्दैन। फेरि सुरु गर्न लेख्नुहोस्: /pad home',
  'chat.onlyAdmin': 'यो काम एडमिनले मात्र गर्न मिल्छ। को-को एडमिन हुनुहुन्छ, /pad about ले भन्छ।',
  'chat.onlyChampion': 'यो काम ग्राहक च्याम्पियनले मात्र गर्न मिल्छ। को-को हुनुहुन्छ, /idea champions ले भन्छ।',
  'chat.onlyBoth': 'यो काम ग्राहक च्याम्पियन र एडमिनले मात्र गर्न मिल्छ। च्याम्पियन को-को हुनुहुन्छ, /idea champions ले भन्छ।',
  'chat.failed':
    'मेरोतर्फ केही गडबड भयो, केही पनि फेरिएको छैन। फेरि प्रयास गर्नुहोस्। तैपनि भएन भने आफ्नो एडमिनलाई यो नम्बर भन्नुहोस्: {id}',
  'chat.noSuchPerson': 'यहाँ त्यो नामको कोही भेटिएन। @ लेखेर सूचीबाट नाम छान्नुहोस्।',
  'chat.noSuchPlace': 'यहाँ त्यो नामको च्यानल भेटिएन। # लेखेर सूचीबाट छान्नुहोस्।',
  'chat.home': 'नमस्ते, {name}',
  'chat.homeEmpty': 'तपाईंका लागि केही बाँकी छैन। /idea लेखेर एउटा सुझाव दिनुहोस्, वा अर्को बैठक केबाट सुरु हुन्छ हेर्नुहोस्: /agenda show',
  'chat.offerLanguage': 'नेपालीमा कुरा गरौं?',
  'chat.offerYes': 'हुन्छ, नेपालीमा',
} satisfies Record<keyof typeof en, string>;
