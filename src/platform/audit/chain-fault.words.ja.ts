/** 監査の記録の、誤りの言い方. */
import type { ChainFault } from './chain.ts'

export function chainFaultLine(fault: ChainFault): string {
  switch (fault.why) {
    case 'gap':
      return `${fault.seq} 行目がありません。途中の行が消されています。`
    case 'edited':
      return `${fault.seq} 行目が、書いたあとで変えられています。`
    case 'brokenLink':
      return `${fault.seq} 行目が、前の行につながっていません。`
    case 'unknownKey':
      return `${fault.seq} 行目を確かめる鍵（版 ${fault.keyVersion}）が、鍵のファイルにありません。`
    case 'cutTail':
      return `${fault.seq} 行目まであったはずの、終わりの行が切り取られています。`
    case 'checkpointDiffers':
      return `${fault.seq} 行目が、データベースの外の控え点と違います。記録が書き直されています。`
    case 'headDiffers':
      return `${fault.seq} 行目が、鎖の先頭の印と違います。`
    case 'checkpointForged':
      return `控え点のファイルの ${fault.line} 行目が、こちらの書いたものではありません。`
  }
}
