/**
 * What somebody wrote into an objection or a question is published as it was written, but for the numbers that are
 * never public (domain §6): a phone's, an identity card's, a bank account's.
 */
const PHONE = /(?<!\d)(1[3-9]\d)\d{8}(?!\d)/g;
const IDENTITY = /(?<!\d)(\d{3})\d{14}[\dXx](?![\dXx])/g;
const ACCOUNT = /(?<!\d)(\d{3})\d{13,16}(?!\d)/g;

export function withoutNumbers(text: string): string {
  return text.replace(PHONE, '$1****').replace(IDENTITY, '$1****').replace(ACCOUNT, '$1****');
}
