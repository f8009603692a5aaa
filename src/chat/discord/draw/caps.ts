/** Discord's caps that `limits.ts` does not name. Source: Discord's component reference, November 2026. */
export const caps = {
  /** Components of a message, those inside others too. */
  components: 40,
  /** All text of a message together. */
  text: 4000,
  buttonLabel: 80,
  buttonsInRow: 5,
  placeholder: 150,
  options: 25,
  optionText: 100,
  url: 512,
  alt: 1024,
  title: 45,
  label: 45,
  description: 100,
  inputPlaceholder: 100,
  inputLength: 4000,
  /** Options of a radio or checkbox group. */
  group: 10,
  formParts: 5,
} as const;
