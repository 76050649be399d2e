/**
 * 法人番号 — thirteen digits that name a company, the first of them a check digit.
 *
 * Law  法人番号の指定等に関する省令 第2条: 9 − (Σ digit × weight mod 9), from the last digit, weights 1, 2, 1, 2 …
 */
export function isCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false
  const sum = [...text.slice(1)].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 2 : 1), 0)
  return Number(text[0]) === 9 - (sum % 9)
}
