export const delivery = {
  'delivery.summary': 'Something could not be sent',
  'delivery.gone':
    'I cannot post in {place} any more, so what {command} had for it did not arrive. Either the channel is gone or I am not in it: invite me again, or choose another channel with {command}.',
  'delivery.goneLocked':
    'I cannot post in {place} any more, because that thread is locked, so what {command} had for it did not arrive. Please unlock it, or choose another channel with {command}.',
  'delivery.goneWrite':
    'I may not write in {place} any more, so what {command} had for it did not arrive. Please allow Yellow Pad to send messages in that channel’s settings, or choose another channel with {command}.',
  'delivery.call': '{person}: {what}',
  'delivery.callOpen': 'What waits for me',
  'delivery.missedPlace':
    '{count, plural, one {A message of {command} for {place} was due {at} and could not be sent in time. By now it would help nobody, so I left it out.} other {{count, number} messages of {command} for {place} could not be sent in time; the first was due {at}. By now they would help nobody, so I left them out.}}',
  'delivery.missedPeople':
    '{count, plural, one {A direct message of {command} was due {at} and could not be sent in time. By now it would help nobody, so I left it out.} other {{count, number} direct messages of {command} could not be sent in time; the first was due {at}. By now they would help nobody, so I left them out.}}',
  'delivery.gaveUpPlace':
    '{count, plural, one {A message of {command} for {place} that was due {at} could not be sent, and I have stopped trying. Why: {reason}} other {{count, number} messages of {command} for {place} could not be sent, and I have stopped trying. Why: {reason}}}',
  'delivery.gaveUpPeople':
    '{count, plural, one {A direct message of {command} that was due {at} could not be sent, and I have stopped trying. Why: {reason}} other {{count, number} direct messages of {command} could not be sent, and I have stopped trying. Why: {reason}}}',
  'delivery.why.nobody': 'whoever it was for is not known here any more',
  'delivery.why.mine': 'an error of mine; your admin finds more in the log',
  'delivery.why.attach':
    'I may not attach files there; please allow Yellow Pad “Attach Files” in that channel’s settings',
  'delivery.why.history':
    'I may not read the messages there, so I cannot tell whether mine arrived; please allow Yellow Pad “Read Message History” in that channel’s settings',
  'delivery.why.platform': 'the chat answered “{reason}”',
} as const;
