/** 結果 — an outcome that is a value: either what was asked for, or why not. */
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Fail<E> = { readonly ok: false; readonly error: E }
export type Result<T, E> = Ok<T> | Fail<E>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const fail = <E>(error: E): Fail<E> => ({ ok: false, error })
