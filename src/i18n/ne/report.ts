import type { report as en } from '../en/report.ts';

export const report = {
  'report.united': 'हामी एउटै कुरा भन्छौं: प्रत्येक १०० जवाफमा करिब {first, number} वटामा एउटै कामको कुरा छ।',
  'report.close': 'हामी झन्डै एउटै कुरा भन्छौं: जवाफहरू एकअर्कासँग नजिक छन्।',
  'report.split':
    'हाम्रो कुरा दुई थरी छ: प्रत्येक १०० जवाफमा करिब {first, number} वटामा एउटा काम, {second, number} वटामा अर्कै काम।',
  'report.scattered': 'हाम्रो कुरा धेरै थरी छ: अधिकांश जवाफमा आ-आफ्नै कामको कुरा छ।',
  'report.early': 'हाम्रो कुरा मिल्छ कि मिल्दैन, भन्ने बेला भएको छैन: यी जवाफबाट खुल्दैन।',
  'report.unitedEach':
    'भाषा-भाषामा हेर्दा हामी धेरैजसो एउटै कुरा भन्छौं: प्रत्येक १०० जवाफमा करिब {first, number} वटामा त्यो भाषामा सबैभन्दा बढी भनिएको कामकै कुरा छ।',
  'report.splitEach':
    'भाषा-भाषामा हेर्दा हाम्रो कुरा एकभन्दा बढी थरी छ: प्रत्येक १०० जवाफमा करिब {first, number} वटामा त्यो भाषामा सबैभन्दा बढी भनिएको काम, {second, number} वटामा त्यसपछिको काम।',
  'report.leading':
    'एउटा कुरा सबैभन्दा धेरै सुनिन्छ: प्रत्येक १०० जवाफमा करिब {first, number} वटामा एउटै कामको कुरा छ। बाँकीबारे भन्ने बेला अझै भएको छैन।',
  'report.next.united': 'अब के: नयाँ साथी जहाँ आए पनि यिनै शब्दमा भन्नुहोस्; ग्राहकलाई सबैभन्दा काम लाग्ने कुरा जोगाइराख्नुहोस्।',
  'report.next.split':
    'अब के: अर्को बैठकमा दुवै कुरा सँगै राख्नुहोस्। हाम्रो काम कुन हो, वा दुवै कसरी जोडिन्छन्, नेतृत्व गर्ने साथीहरूले भन्नुहोस्।',
  'report.next.scattered':
    'अब के: नेतृत्व गर्ने साथीहरूले हाम्रो साझा काम एक वाक्यमा भन्नुहोस्; ग्राहकका लागि त्यसको अर्थ के हो, हरेक टोलीले भनोस्।',
  'report.next.early': 'अब के: अर्को बैठकमा यी जवाफबारे कुरा गर्नुहोस्, र अझ धेरै साथीले जवाफ दिन मिल्दा फेरि सोध्नुहोस्।',

  'report.themes': 'हाम्रो साझा काम के हो, जवाफहरूका मूल कुरा:',
  'report.themesAlt': 'हाम्रो साझा काम के हो, जवाफहरूका मूल कुरा। {list}',
  'report.rest': 'अरू सबै जवाफ',
  'report.noWordsInCommon': 'शब्द बेग्लै, अर्थ मिल्दोजुल्दो',
  'report.share': '{percent, number}%',
  'report.found': '{theme} ({percent, number}%)',
  'report.named': 'हातले सँगै राखिएको: {theme}, {percent, number}%। भेटिएअनुसार: {parts}।',

  'report.howUnited': 'हामी कति एउटै सुरमा छौं',
  'report.byWording':
    'तालमेल, शब्दको मेल हेरेर: १०० मा {value, number}{range, select, some {, सम्भावित दायरा {low, number} देखि {high, number}} other {}}।',
  'report.byMeaning':
    'तालमेल, अर्थको मेल हेरेर: १०० मा {value, number}{range, select, some {, सम्भावित दायरा {low, number} देखि {high, number}} other {}}।',
  'report.byService':
    'तालमेल, हाम्रो आफ्नै सर्भिसले हेरेर: १०० मा {value, number}{range, select, some {, सम्भावित दायरा {low, number} देखि {high, number}} other {}}।',
  'report.twoStories': 'दुई थरी कुरालाई एउटै अङ्क दिँदा दुई छन् भन्ने नै लुक्थ्यो, त्यसैले यहाँ अङ्क छैन: प्रत्येकभित्र जवाफहरू नजिक छन्।',
  'report.tooWide':
    'जवाफ यति थोरै वा यति फरक छन् कि एउटै अङ्क भन्न मिल्दैन: तालमेलको सम्भावित दायरा १०० मा {low, number} देखि {high, number}।',
  'report.pairs': 'एउटै भाषामा जवाफ दिनुभएका जुनसुकै दुई सहकर्मी लिँदा १०० पटकमा {same, number} पटक दुवैको कुरा एउटै कामको हुन्छ।',
  'report.risen': '{date}देखि यो {from, number} बाट बढेर {to, number} भयो: संयोगले मात्र यति हुँदैन।',
  'report.fallen': '{date}देखि यो {from, number} बाट घटेर {to, number} भयो: संयोगले मात्र यति हुँदैन।',
  'report.noise': '{date}मा {from, number} थियो, अहिले {to, number} छ: फेरिएको भन्न मिल्दैन।',
  'report.onlyLarge': '२० भन्दा कम जवाफमा निकै ठूलो फेरबदल मात्र देखिन्छ।',
  'report.notComparable': 'अघिल्ला पटक अर्कै तरिकाले नापिएका थिए, त्यसैले यससँग दाँजिएको छैन।',
  'report.lineByWording': 'तालमेल (शब्दमा)',
  'report.lineByMeaning': 'तालमेल (अर्थमा)',
  'report.lineByService': 'तालमेल (आफ्नै सर्भिसमा)',
  'report.band': 'सम्भावित दायरा',
  'report.trendAlt': 'तालमेल, समयसँगै आएको फेरबदल, १०० मा। {list}',
  'report.trendPoint': '{date}: {value, number}, सम्भावित दायरा {low, number} देखि {high, number}',
  'report.splitLeftOut': 'जुन पटक हाम्रो कुरा दुई थरी थियो, त्यसको अङ्क छैन, त्यसैले चित्रमा पनि छैन।',
  'report.ratings': '१ देखि ५',
  'report.rating':
    '५ मा {mean, number, ::.0}{agreement, select, agree {, झन्डै सबैको एउटै मत} mixed {, मत केही फरक} split {, मत निकै फरक} other {}}',
  'report.ratingPoint': '{date}: {mean, number, ::.0}',
  'report.whatNow': 'अब के',

  'report.details': 'यो कसरी निकालियो',
  'report.back': 'नतिजामा फर्कनुहोस्',
  'report.apart': 'आफ्नै नाममा देखाइएका जवाफ अलग राखिन्छन्: कुनै अङ्कमा गनिँदैनन्।',
  'report.method.wording':
    'शब्दको मेल हेरेर: उही वा उस्तै शब्द भए जवाफहरू नजिक मानिन्छन्। उही कुरा बेग्लै शब्दमा भन्दा मेल कम देखिन्छ, त्यसैले अङ्कभन्दा पहिले मूल कुरा पढ्नुहोस्।',
  'report.method.meaning':
    'अर्थको मेल हेरेर: अङ्ग्रेजी जवाफमा बेग्लै शब्दमा भनिएको उस्तै कुरा पनि चिनिन्छ। हाम्रै मेसिनको सानो मोडेलले पढ्छ; कुनै जवाफ बाहिर जाँदैन।',
  'report.method.service':
    'अर्थको मेल हेरेर, हाम्रो संस्थाको आफ्नै सर्भिसबाट: बेग्लै शब्दमा भनिएको उस्तै कुरा पनि चिनिन्छ। यसका लागि सबै जवाफ नाम नखुलाई {host} मा पठाइए, त्यसैले लेखाइ मेसिनबाहिर गयो। यसको मापन बटसँगै आएका केही उदाहरण हेरेर मिलाइएको हो।',
  'report.method.instead':
    'सर्वेक्षण बन्द हुँदा हाम्रो संस्थाको आफ्नै सर्भिस ({host}) ले काम गरेन, त्यसैले जवाफहरू हाम्रै मेसिनमा शब्दको मेल हेरेर दाँजिए। त्यसअघि केही लेखाइ त्यहाँ पठाइएको हुन सक्छ।',
  'report.method.score':
    'आपसमा नमिल्ने काम गर्नेहरूका जवाफमा जति मेल हुन्छ, त्यो ०; एउटै टोलीले आफ्नै शब्दमा उही कुरा भन्दा १००। मानक त्रुटि {error, number}।',
  'report.method.sameLanguage': 'एउटै भाषाका जवाफ मात्र एकअर्कासँग दाँजिएका छन्।',
  'report.method.compared': 'एउटै भाषाका जवाफ मात्र दाँजिएका छन्: सबै जोडीको {percent, number}%।',
  'report.method.languages': 'भाषा: {languages}।',
  'report.method.language': '{language} {percent, number}%',
  'report.method.jobs':
    '{jobs, plural, other {जवाफहरू यति मिसिएका छन्, मानौं बराबर भागमा {jobs, number} वटा कामको कुरा गरिएको होस्।}}',
  'report.method.mission':
    'भनिएको ध्येयको छेउमा: जवाफहरू १०० मा {united, number} जति एउटै दिशामा छन्, र सबै मिलाएर ध्येयतिर {near, number} जति।',
  'report.sight.share': 'प्रत्येक १०० जनामा करिब {percent, number} जनाले आफ्नो कामको कुरा गर्दा ध्येयका शब्द भेटिन्छन्।',
  'report.sight.range':
    'प्रत्येक १०० जनामा करिब {percent, number} जनाले (सम्भावित दायरा {low, number} देखि {high, number}) आफ्नो कामको कुरा गर्दा ध्येयका शब्द भेटिन्छन्।',
  'report.sight.more': 'अरू संस्थाका ध्येयसँग मिल्नेभन्दा {lift, number} बढी।',
  'report.sight.asAny': 'अरू संस्थाका ध्येयसँग पनि त्यत्तिकै मिल्छ: हाम्रो ध्येय अझै छुट्टै सुनिँदैन।',
  'report.sight.nearlyAll': 'झन्डै सबैको आफ्नो कामको कुरामा ध्येयका शब्द भेटिन्छन्।',
  'report.sight.hardlyAny': 'आफ्नो कामको कुरामा ध्येयका शब्द अझै त्यति भेटिँदैनन्। यो ध्येय भन्ने तरिकाको कमी हो, कसैको दोष होइन।',
  'report.method.dontKnow': 'प्रत्येक १०० जनामा {percent, number} जनाले हाम्रो साझा काम के हो, थाहा छैन भन्नुभएको छ।',
  'report.method.rounded': '२० भन्दा कम जवाफ आउँदा सङ्ख्या दायरामा र भागहरू नजिकको दशकमा भनिन्छन्।',
  'report.method.shown':
    'कम्तीमा {figures, number} जनाको जवाफ आए अङ्क, कम्तीमा {words, number} जनाको आए मूल कुरा र भनाइ देखाइन्छ। {figures, number} जनाभन्दा सानो समूह छुट्टै देखाइँदैन। सर्वेक्षण बन्द हुँदा नै नतिजा टुङ्गिएको हो।',
  'report.method.encoder': 'केले पढ्यो: {name}, संस्करण {version}। बेग्लै तरिकाले नापिएका अङ्क कहिल्यै दाँजिँदैनन्।',
  'report.language.en': 'अङ्ग्रेजी',
  'report.language.bn': 'बङ्गाली',
  'report.language.ne': 'नेपाली',
  'report.language.hi': 'हिन्दी',
  'report.language.other': 'अर्को भाषा',

  'report.nameThemes': 'मूल कुराको नाम दिनुहोस्',
  'report.whichThemes': 'कुनमा एउटै कुरा भनिएको छ?',
  'report.whichThemesHint': 'नाम दिन एउटा, सँगै राख्न धेरै छान्नुहोस्।',
  'report.newName': 'थोरै शब्दमा, यी जवाफले के भन्छन्?',
  'report.newNameHint': 'नतिजा पढ्ने सबैले यो देख्नुहुन्छ।',
  'report.nowNamed': 'नतिजामा यो अब “{theme}” हो: {share}। भेटिएको पनि छेउमै रहन्छ।',
  'report.asFound': 'भेटिएअनुसार देखाउनुहोस्',
  'report.nowAsFound': 'नतिजामा मूल कुरा भेटिएअनुसारै छन्।',
  'report.noThemes': 'यो नतिजामा नाम दिन मिल्ने मूल कुरा छैन।',
} satisfies Record<keyof typeof en, string>;
