/** What a customer said, wherever it is shown or brought. */
export const voices = {
  'voices.aCustomer': 'A customer',
  'voices.somebody': 'somebody',
  'voices.erased': 'The customer’s words were erased.',
  'voices.notMasked':
    'I could not check the text for phone numbers and the like just now, so nothing was saved. Please send it again.',
  'voices.field.news': 'Good news or bad?',
  'voices.field.text': 'What did they say?',
  'voices.hint.text': 'In their words if you can.',
  'voices.field.customer': 'Which customer?',
  'voices.hint.customer': 'A short name or your own number. No phone, no e-mail.',
  'voices.field.answered': 'Has the customer had an answer?',
  'voices.news.good': 'Good news',
  'voices.news.bad': 'Bad news',
  'voices.answered.yes': 'Yes',
  'voices.answered.mine': 'Not yet, I will',
  'voices.answered.somebody': 'Not yet, somebody should',
  'voices.saved': 'Saved as #{number, number, ::group-off}. Thank you for bringing it.',
  'voices.masked': 'I took this out before saving: {details}.',
  'voices.detail.phone': 'a phone number',
  'voices.detail.email': 'an e-mail address',
  'voices.detail.card': 'a card number',
  'voices.detail.account': 'an account number',
  'voices.times':
    '{n, selectordinal, one {The #st} two {The #nd} few {The #rd} other {The #th}} time we hear from {name}.',
  'voices.whoReads': 'Everyone in {place} reads it.',
  'voices.championsRead': 'You and the customer champions read it; there is no customers’ channel yet.',
  'voices.askNews': 'Is it good news or bad?',
  'voices.button.takeBack': 'Take it back',
  'voices.outsidersThere':
    'People of other companies are in {place}, too. So I show it only to you and the customer champions.',
  'voices.due': 'An answer is due by {due}.',
};
