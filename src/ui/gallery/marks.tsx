/** 見本: 印と囲み。 */
import { AsOf } from '../as-of.tsx'
import { Badge } from '../badge.tsx'
import { BigNumber } from '../big-number.tsx'
import { Actions, Button, ButtonLink } from '../button.tsx'
import { Card } from '../card.tsx'
import { Chips } from '../chips.tsx'
import { Details } from '../details.tsx'
import { Empty } from '../empty.tsx'
import { Facts } from '../facts.tsx'
import { Finding } from '../finding.tsx'
import { HistoryList } from '../history-list.tsx'
import { ItemsList } from '../items-list.tsx'
import { KeyBox } from '../key-box.tsx'
import { Level } from '../level.tsx'
import { Note } from '../note.tsx'
import { Pagination } from '../pagination.tsx'
import { Progress } from '../progress.tsx'
import { Said, T } from '../ruby.tsx'
import { Sign } from '../sign.tsx'
import { Steps } from '../steps.tsx'
import { Tabs } from '../tabs.tsx'
import { TaskList } from '../task-list.tsx'
import { Tie } from '../tie.tsx'

export const Marks = () => (
  <>
    <section class="flow">
      <h2>
        <T text="{印|しるし}と{囲|かこ}み" />
      </h2>
      <Facts
        items={[
          { term: '{結|むす}んだ{日|ひ}', value: '2025年3月28日（令和6年度）' },
          { term: '{期間|きかん}', value: '2028年3月31日まで', note: '申し出がなければ1年ごとに続きます' },
          { term: '協議の場', value: '公表された資料では確かめられていません', unknown: true },
        ]}
      />
      <p class="row">
        <Badge>検討</Badge>
        <Badge kind="teal">合意</Badge>
        <Badge kind="teal">準備</Badge>
        <Badge kind="fill">実施中</Badge>
        <Badge kind="fill-ok">完了</Badge>
        <Badge kind="gray">中止</Badge>
        <Badge kind="ok">した</Badge>
        <Badge kind="warn">まだ</Badge>
        <Badge kind="bad">期限切れ</Badge>
        <Badge kind="fill-warn">要確認</Badge>
        <Badge>E1 前後の比較</Badge>
      </p>
      <p class="row">
        <Tie confirmed="none">まだ、どちらも出していません</Tie>
        <Tie confirmed="municipality">市だけが確かめました</Tie>
        <Tie confirmed="partner">会社だけが確かめました</Tie>
        <Tie confirmed="both">市と会社の両方が確かめた数字</Tie>
      </p>
      <p class="row">
        <Level level={1} levelText="警戒レベル1" name="早期注意情報" />
        <Level level={2} levelText="警戒レベル2" name="大雨注意報" />
        <Level level={3} levelText="警戒レベル3" name="高齢者等避難" />
        <Level level={4} levelText="警戒レベル4" name="避難指示" />
        <Level level={5} levelText="警戒レベル5" name="緊急安全確保" />
      </p>
      <Note title="{答|こた}えはどこにも{送|おく}りません">計算はこの端末の中だけで行い、閉じると答えは消えます。</Note>
      <Note kind="warn" title="地震で指定された場所はありません">
        <p>
          国の一覧に登録がないという意味です。<a href="?type=shelter">指定避難所（91か所）</a>を確かめてください。
        </p>
      </Note>
      <Note kind="bad" title="この数字は公表できません">
        人数が少なく、だれのことか分かるおそれがあります。
      </Note>
      <Empty title="登録された催しは、まだありません">
        <p>登録されると、日の近い順にここへ並びます。</p>
        <a href="/mihon/events.ics">カレンダーで受け取る</a>
      </Empty>
      <AsOf
        at="2026-11-22T00:40:00.000Z"
        time="11月22日（日）午前9時40分"
        after="現在"
        more={['1分ごとに確かめています']}
      />
      <AsOf
        at="2026-11-22T00:40:00.000Z"
        time="11月22日（日）午前9時40分"
        after="の情報です。"
        more={['そのあと、新しい情報を受け取っていません。']}
        old
      />
      <p>
        <Said text={{ ja: '{協定|きょうてい}の文は日本語だけです', en: undefined }} />
      </p>
    </section>
    <section class="flow">
      <h2>
        <T text="{進|すす}み{方|かた}と{一覧|いちらん}" />
      </h2>
      <Steps label="進み方" steps={['住まい', '子ども', 'くらし', 'お{金|かね}', '結果']} now={2} />
      <Chips
        label="災害で選ぶ"
        chips={[
          { label: '洪水', href: '?h=flood', count: 12, current: true },
          { label: '高潮', href: '?h=surge', count: 12 },
          { label: '地震', href: '?h=quake', count: 0 },
        ]}
      />
      <Tabs
        label="言語"
        tabs={[
          { label: '日本語', href: '?t=ja', current: true },
          { label: 'やさしい日本語', href: '?t=easy' },
          { label: 'English', href: '?t=en', lang: 'en' },
        ]}
      />
      <Pagination
        page={5}
        pages={12}
        href={(page) => `?page=${page}`}
        words={{ label: 'ページ', previous: '前へ', next: '次へ', page: (page) => `${page}ページ` }}
      />
      <ItemsList
        items={[
          { number: 1, name: '{地域|ちいき}の{安全|あんぜん}・{安心|あんしん}', has: '取組なし' },
          { number: 2, name: '子ども・青少年育成支援', href: '?item=2', has: '取組 2' },
          { number: 3, name: '高齢者・障がい者支援', has: '取組なし' },
          { number: 10, name: '市政情報の発信', has: '取組 1' },
        ]}
      />
      <div class="grid half">
        <HistoryList
          entries={[
            {
              at: '2026-03-20',
              time: '2026年3月20日',
              by: 'partner',
              who: 'みほん学び社',
              text: '判断に合意しました。',
            },
            { at: '2026-03-18', time: '2026年3月18日', who: 'みほん市 企画課長', text: '「拡充」と判断しました。' },
            { at: '2026-03-01', time: '2026年3月1日', by: 'system', text: '確かめる期限のお知らせを送りました。' },
          ]}
        />
        <div class="flow">
          <Sign
            municipality={{ name: 'みほん市', text: '企画課長　2026年3月18日' }}
            partner={{ name: 'みほん学び社', text: '市の後に、連携室長が確かめます', waiting: true }}
          />
          <Finding>
            続けた42人の計算のテストは、前と後で平均6.1点上がりました（95％区間
            3.2〜9.0点）。比べる相手がいないため、効果とは言えません。
          </Finding>
          <Details summary="{計算|けいさん}と{根拠|こんきょ}">
            <p>児童扶養手当法 第4条、第9条、施行令 第2条の4。</p>
          </Details>
        </div>
      </div>
      <TaskList
        tasks={[
          {
            when: '2日すぎています',
            late: true,
            title: '「お金の学び」7–9月の実績',
            about: '学務課の入力が未着です。',
            href: '#',
            action: '学務課にたずねる',
          },
          {
            when: '今日まで',
            title: 'ふり返り',
            about: '市の判断を書くと、会社の確認に進みます。',
            href: '#',
            action: 'ふり返りを書く',
            first: true,
          },
        ]}
      />
    </section>
    <section class="flow">
      <h2>囲みとボタン</h2>
      <div class="grid g3">
        <Card kind="soft" tight>
          <h3>受けられる見込みの手当</h3>
          <BigNumber before="月" value="110,710" unit="円" />
          <p class="due">11月30日までに申請すると、12月分から受けられます。</p>
          <Tie confirmed="both">両方が確かめました</Tie>
        </Card>
        <Card kind="mist">
          <h3>協定のいま</h3>
          <Facts
            narrow
            items={[
              { term: '協定', value: '3つ' },
              { term: '動いている取組', value: '7つ' },
            ]}
          />
        </Card>
        <Card kind="firm" labelledBy="confirm">
          <h3 id="confirm">ふたりで確認</h3>
          <p>1人目　防災課　訓練 太郎</p>
          <Button kind="go" large wide type="button">
            訓練として出す
          </Button>
          <Button kind="stop" wide type="button">
            差し戻す
          </Button>
        </Card>
      </div>
      <Card kind="danger" labelledBy="danger">
        <h3 id="danger">取り消せないこと</h3>
        <p>端末を外すと、まだ送っていない答えは読めなくなります。</p>
        <Button kind="danger" type="button">
          この端末を外す
        </Button>
      </Card>
      <Actions>
        <Button kind="go" large type="button">
          {'{次|つぎ}へ'}
        </Button>
        <ButtonLink large href="#">
          ひとつ前へ
        </ButtonLink>
        <Button disabled type="button">
          まだ出せません
        </Button>
        <ButtonLink kind="text" href="#">
          きょうは ここまで
        </ButtonLink>
        <ButtonLink kind="exit" href="https://www.example.jp/" rel="noreferrer">
          すぐに閉じる
        </ButtonLink>
      </Actions>
      <KeyBox
        id="invite"
        label="一度だけ使えるリンク"
        hint="24時間で使えなくなります。このあと、もう一度は出せません。"
        value="http://localhost:8080/staff/enter/8Jk2-7fQ9-xW3n-P0aT-4mZc-LrV6-yB1s-HdG5"
      />
      <Progress id="roster" label="名簿を読んでいます" text="500人のうち320人を読みました" done={320} total={500} />
    </section>
  </>
)
