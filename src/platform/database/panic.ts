/**
 * 最後の言葉 — whether a database that answers has said that it gives up.
 *
 * Order  an answer comes in pieces, cut anywhere: the end of one piece is kept until the next
 */

/** Of an error message: its severity, in the words of the reader and in those that are never translated. */
const MARK = Buffer.from('SPANIC\0VPANIC\0')
const KEPT = MARK.length - 1

/** For one answer: given its pieces in order, says whether it has been heard by now. */
export function listensForPanic(): (piece: Uint8Array) => boolean {
  let heard = false
  let end = Buffer.alloc(0)
  return (piece) => {
    // Looked at where it lies, for it may be large; the end is a copy, because what it lies in is used again.
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    heard ||= bytes.includes(MARK) || Buffer.concat([end, bytes.subarray(0, KEPT)]).includes(MARK)
    end = Buffer.concat([end, bytes.subarray(-KEPT)]).subarray(-KEPT)
    return heard
  }
}
