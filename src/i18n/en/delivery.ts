export const delivery = {
  'delivery.summary': 'Something could not be sent',
  'delivery.gone':
    'I cannot post in {place} any more, so the message from {command} did not arrive. Either the channel is gone or I am not in it: invite me again, or choose another channel with {command}.',
  'delivery.goneLocked':
    'I cannot post in {place} any more, because that thread is locked, so what {command} had for it did not arrive. Please unlock it, or choose another channel with {command}.',
  'delivery.goneWrite':
    'I may not write in {place} any more, so what {command} had for it did not arrive. Please allow Yellow Pad to send messages in that channel’s settings, or choose another channel with {command}.',
  'delivery.goneTag':
    'I cannot post in {place} any more, because that forum wants a tag on each post now, so what {command} had for it did not arrive. Please switch off “Require people to select tags when posting” in its settings, or choose another channel with {command}.',
  'delivery.call': '{person}: {what}',
  'delivery.callOpen': 'What waits for me',
  'delivery.missedPlace':
    '{count, plural, one {A message from {command} to {place} was due {at}, and I could not send it in time. It is of no use any more, so I left it out.} other {I could not send {count, number} messages from {command} to {place} in time; the first was due {at}. They are of no use any more, so I left them out.}}',
  'delivery.missedPeople':
    '{count, plural, one {A direct message from {command} was due {at}, and I could not send it in time. It is of no use any more, so I left it out.} other {I could not send {count, number} direct messages from {command} in time; the first was due {at}. They are of no use any more, so I left them out.}}',
  'delivery.gaveUpPlace':
    '{count, plural, one {I could not send a message from {command} to {place} that was due {at}, and have stopped trying. Why: {reason}} other {I could not send {count, number} messages from {command} to {place}, and have stopped trying. Why: {reason}}}',
  'delivery.gaveUpPeople':
    '{count, plural, one {I could not send a direct message from {command} that was due {at}, and have stopped trying. Why: {reason}} other {I could not send {count, number} direct messages from {command}, and have stopped trying. Why: {reason}}}',
  'delivery.why.nobody': 'whoever it was for is not known here any more',
  'delivery.why.attach':
    'I may not attach files there; please allow Yellow Pad “Attach Files” in that channel’s settings',
  'delivery.why.history':
    'I may not read the messages there, so I cannot tell whether mine arrived; please allow Yellow Pad “Read Message History” in that channel’s settings',
  'delivery.why.mine': 'a mistake of mine; your admin finds more in the log',
  'delivery.why.platform': 'the chat answered “{reason}”',
} as const;
