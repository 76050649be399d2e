/** 年度の報告の経路 — one agreement and fiscal year as PDF, from what was published, in memory: no database is asked. */
import { fiscalYearName } from '#kernel/date-name'
import { plainText } from '#kernel/ruby'
import { missing, redirect } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'
import { withdrawnAt } from '../agreements/publicity.ts'
import { PUBLIC_TOPIC, type PublicPartnership } from '../public/public-partnership.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { type PdfPaper, pdfOf } from './pdf.report.ts'
import { said } from './year-initiative.report.ts'
import { yearReportPaper, yearReportTitle } from './year-report.report.ts'
import { yearReportParams } from './year-report.shape.ts'
import { reportYears, type YearReport, yearReportOf } from './year-report.ts'

export const yearReportRoutes: readonly Route[] = routes({
  mount: 'public',
  who: 'anyone',
  tenant: 'municipal',
  log: 'path',
}).get(
  '/partnership/:agreement/reports/:year/report.pdf',
  {
    limit: 'export',
    object: 'agreement',
    title: '一つの協定の、年度の報告（PDF）',
    input: { params: yearReportParams },
    // A report in the name of a town that does not run this site would be taken for the town's own.
    operatedOnly: true,
  },
  async ({ region, published, params, baseUrl, to }) => {
    const found = published<PublicPartnership>(PUBLIC_TOPIC)
    const value = found?.value.agreements.find(({ slug }) => slug === params.agreement)
    if (withdrawnAt(found?.value.withdrawn, params.agreement)) return redirect(to(`/partnership/${params.agreement}/`))
    if (!found || !value || !reportYears(value).includes(params.year)) return missing
    const { madeAt, freshness } = found
    const report = yearReportOf(value, { year: params.year, asOf: madeAt, withdrawn: found.value.withdrawn })
    const town = plainText(region.names.ja)
    const ground = {
      town,
      address: `${baseUrl}/${region.slug}/`,
      licence: region.openData.name,
      old: freshness === 'old',
    }
    const body = await pdfOf(framed(report, yearReportPaper(report, ground), town))
    return { kind: 'file', type: 'application/pdf', name: `${region.slug}-${value.slug}-${params.year}.pdf`, body }
  },
).list

function framed(report: YearReport, paper: ReturnType<typeof yearReportPaper>, town: string): PdfPaper {
  const { agreement, asOf, year } = report
  const parties = agreement.parties.map(({ name }) => said(name)).join('・')
  return {
    ...paper,
    name: `${said(agreement.title)}　${yearReportTitle(report)}`,
    author: town,
    over: said(agreement.title),
    under: `${plainText(fiscalYearName(year).ja)}（${year}年4月から${year + 1}年3月）　${parties}`,
    foot: `${plainText(terms.moment(asOf))} 現在　${town}`,
    made: asOf,
  }
}
