export const moderation = {
  'moderation.hide': 'Hide',
  'moderation.show': 'Show it again',
  'moderation.title': 'Hide it',
  'moderation.reason': 'Why',
  'moderation.reasonHint': 'Its author reads this, with your name. It is taken out of sight everywhere.',
  'moderation.hidden': 'Hidden: nobody reads it any more where the bot had posted it.',
  'moderation.held':
    'Its author hears the reason from me, by direct message. For five minutes you can undo it, and nobody hears anything.',
  'moderation.shown': 'Shown again, everywhere it was.',
  'moderation.shownAlready': 'It is not hidden any more.',
  'moderation.already': 'A champion or an admin has hidden this.',
  'moderation.gone': 'This is no longer here.',
  'moderation.toldShort': 'Something you wrote was hidden',
  'moderation.told':
    '{name} has hidden {kind, select, idea {your idea} story {your customer story} problem {the problem you named} line {what you named} other {your topic}} from everybody:',
  'moderation.toldReason': 'The reason:',
  'moderation.toldShown':
    '{name} shows {kind, select, idea {your idea} story {your customer story} problem {the problem you named} line {what you named} other {your topic}} to everybody again:',
  'moderation.find': 'Hide something',
  'moderation.which': 'What shall be hidden?',
  'moderation.nothing': 'Nothing was brought here lately.',
  'moderation.by': '{name}{hidden, select, yes { · hidden} other {}}',
  'moderation.state': 'Hidden',
  'moderation.nowHidden': 'A champion or an admin has hidden #{number, number, ::group-off}.',
  'moderation.nowUnseen':
    '#{number, number, ::group-off} was given without a name: a champion looks at it before others see it.',
  'moderation.savedUnseen': 'Others see it once a champion has looked at it.',
  'moderation.letSee': 'Let everyone see it',
  'moderation.postHidden': 'Idea #{number, number, ::group-off} was hidden by a champion or an admin.',
  'moderation.postUnseen': 'A champion takes a look at idea #{number, number, ::group-off} before it is shown.',
  'moderation.isHidden': 'Hidden: only its author, the champions and the admins see it. The reason:',
  'moderation.isUnseen': 'Given without a name: only its author, the champions and the admins see it so far.',
  'moderation.seenNow': 'Everybody can see #{number, number, ::group-off} now.',
  'moderation.cannotRead': 'I cannot read this',
  'moderation.nobodyReads':
    'No other champion or admin here reads {language}. Ask the author, or ask somebody who reads it to be a champion.',
  'moderation.handed': '{name} cannot read this idea and asks you to take it: #{number, number, ::group-off} “{title}”',
  'moderation.handedOver':
    '#{number, number, ::group-off} “{title}” is in the hands of {name} now, who hears it from me.',
} as const;
