// The preset "4 phủ Bình Phước 2024": every figure of the article of April 2024, as data with its source.
// Where the article's own figures disagree, the product computes its own and shows the printed one as quoted.
import type { Base, Campaign, Measure, Target } from '../campaign.ts'
import { dayOf } from '../dates.ts'
import { MILESTONES, type Milestone } from '../milestones.ts'

const baselineOn = dayOf(2024, 3, 25)
const article =
  'Bài “90 ngày đêm để 4 phủ”, Cổng TTĐT Bình Phước, tháng 4-2024, dẫn thống kê Bộ Công an đến ngày 25-3-2024'
const plan = 'Kế hoạch 128/KH-UBND ngày 04/4/2024, UBND tỉnh Bình Phước'

const bases: readonly Base[] = [
  { id: 'campaign', bornTo: dayOf(2010, 12, 31) },
  { id: 'aged14', aged: 14 },
  { id: 'has_card', bornTo: dayOf(2010, 12, 31), holding: 'card' },
  { id: 'collected', bornTo: dayOf(2010, 12, 31), holding: 'eid_collected' },
  {
    id: 'first_time',
    bornFrom: dayOf(2010, 1, 1),
    bornTo: dayOf(2010, 6, 30),
    fixedOn: baselineOn,
    lacking: 'card',
    notInCohort: 'hard_to_reach',
  },
  {
    id: 'first_time_undated',
    bornFrom: dayOf(2010, 1, 1),
    bornTo: dayOf(2010, 6, 30),
    undecidedBirth: 'only',
    fixedOn: baselineOn,
    lacking: 'card',
    notInCohort: 'hard_to_reach',
  },
  { id: 'hard_to_reach', bornTo: dayOf(2009, 12, 31), fixedOn: baselineOn, inCohort: 'hard_to_reach' },
  {
    id: 'born_2010',
    bornFrom: dayOf(2010, 1, 1),
    bornTo: dayOf(2010, 12, 31),
    fixedOn: baselineOn,
    lacking: 'card',
  },
]

const SIM_SIGNATURE = 10
const of = (milestone: Milestone): number => 1 + MILESTONES.indexOf(milestone)

const measures: readonly Measure[] = [
  ...MILESTONES.map((milestone) => ({ no: of(milestone), of: [milestone], base: 'campaign' })),
  { no: SIM_SIGNATURE, of: ['sim_own_name', 'signature'], base: 'campaign' },
  { no: 11, of: ['card'], base: 'aged14' },
  { no: 12, of: ['eid_activated'], base: 'aged14' },
  { no: 13, of: ['sim_own_name', 'signature'], base: 'aged14' },
  { no: 14, of: ['smartphone_4g'], base: 'aged14' },
  { no: 15, of: ['card'], base: 'first_time' },
  { no: 16, of: ['card'], base: 'first_time_undated' },
  { no: 17, of: ['card'], base: 'hard_to_reach' },
  { no: 18, of: ['card'], base: 'born_2010' },
  { no: 19, of: ['eid_collected'], base: 'has_card' },
  { no: 20, of: ['eid_activated'], base: 'collected' },
]

const all = { share: 1, strict: false }
const quote = (text: string) => ({ text, source: article })

const targets: readonly Target[] = [
  {
    id: 'card',
    layer: 'headline',
    measure: of('card'),
    goal: all,
    quotation: quote('toàn tỉnh đã cấp CCCD cho 846.048/873.007 công dân trên 14 tuổi'),
  },
  { id: 'card', layer: 'headline', measure: 11, goal: all },
  {
    id: 'card_first_time',
    layer: 'operational',
    measure: 15,
    goal: all,
    quotation: quote('công dân sinh năm 2010 đến tuổi cấp CCCD lần đầu là 15.752 công dân'),
  },
  {
    id: 'card_hard_to_reach',
    layer: 'operational',
    measure: 17,
    goal: { share: 0.8, strict: false },
    quotation: quote('số công dân biến động khó thu nhận hồ sơ cấp CCCD là 11.207 công dân'),
  },
  {
    id: 'eid_collected',
    layer: 'ministry',
    measure: 19,
    goal: null,
    quotation: quote(
      '600.803/846.048 công dân có CCCD đạt 71,02% (đạt và vượt chỉ tiêu Bộ Công an giao), hiện còn 245.245 ' +
        'công dân đã có thẻ CCCD nhưng chưa thu nhận hồ sơ ĐDĐT',
    ),
  },
  { id: 'eid_activated', layer: 'headline', measure: of('eid_activated'), goal: all },
  { id: 'eid_activated', layer: 'headline', measure: 12, goal: all },
  {
    id: 'eid_activated',
    layer: 'chain',
    measure: 20,
    goal: null,
    quotation: quote(
      '515.959/600.803 công dân, đạt 85,88%, hiện còn 84.844 công dân chưa kích hoạt tài khoản ĐDĐT',
    ),
  },
  { id: 'sim_signature', layer: 'headline', measure: SIM_SIGNATURE, goal: all },
  { id: 'sim_signature', layer: 'headline', measure: 13, goal: all },
  {
    id: 'sim_signature',
    layer: 'operational',
    measure: SIM_SIGNATURE,
    goal: { share: 0.5, strict: true },
    quotation: quote('chiếm tỷ lệ 6,5% dân số trưởng thành (56.943/872.831 người dân trên 14 tuổi)'),
  },
  { id: 'smartphone_4g', layer: 'headline', measure: of('smartphone_4g'), goal: all },
  { id: 'smartphone_4g', layer: 'headline', measure: 14, goal: all },
  {
    id: 'smartphone_4g',
    layer: 'operational',
    measure: of('smartphone_4g'),
    goal: { share: 0.9, strict: false },
    quotation: quote('1.092.712/1.304.440 thuê bao sử dụng thiết bị điện thoại thông minh (đạt 84%)'),
  },
]

export const binhPhuoc2024: Campaign = {
  id: 'binh-phuoc-2024',
  name: '4 phủ Bình Phước 2024',
  plan,
  startsOn: dayOf(2024, 4, 4),
  endsOn: dayOf(2024, 7, 3),
  tallyTo: dayOf(2025, 12, 31),
  baselineOn,
  deadlines: [
    { id: '2g', on: dayOf(2024, 9, 1), source: article },
    { id: '2g', on: dayOf(2024, 9, 16), source: 'Thông tư 03/2024 và 04/2024/TT-BTTTT' },
    { id: '2g', on: dayOf(2024, 10, 16), source: 'Thông tư 10/2024/TT-BTTTT (lùi do bão số 3)' },
  ],
  prerequisites: [
    { milestone: 'card', needs: ['card_collected'] },
    { milestone: 'sim_own_name', needs: ['card'] },
    { milestone: 'eid_collected', needs: ['card', 'sim_own_name'] },
    { milestone: 'eid_approved', needs: ['eid_collected'] },
    { milestone: 'eid_activated', needs: ['eid_approved', 'sim_own_name'] },
    { milestone: 'eid_used', needs: ['eid_activated', 'smartphone_4g'] },
    { milestone: 'signature', needs: ['sim_own_name', 'eid_activated'] },
  ],
  // Not from the plan: what a campaign of ninety days can bear. A carrier calls and delivers, which takes longer.
  handOverClocks: [
    { to: 'hamlet_team', acceptDays: 2, finishDays: 7 },
    { to: 'commune_team', acceptDays: 2, finishDays: 7 },
    { to: 'collection_team', acceptDays: 2, finishDays: 7 },
    { to: 'carrier_team', acceptDays: 3, finishDays: 10 },
  ],
  bases,
  measures,
  targets,
  funnel: MILESTONES.map(of),
  cohorts: [
    { id: 'born_2010', measure: 18, source: article },
    { id: 'first_time', measure: 15, source: plan },
    { id: 'first_time_undated', measure: 16, source: plan },
    { id: 'hard_to_reach', measure: 17, source: article },
  ],
  external: [
    { id: 'people_over_14', value: 873_007, unit: 'person', asOf: baselineOn, source: article },
    { id: 'people_over_14_signature', value: 872_831, unit: 'person', asOf: baselineOn, source: article },
    { id: 'signatures', value: 56_943, unit: 'certificate', asOf: baselineOn, source: article },
    { id: 'signatures_state', value: 3_713, unit: 'certificate', asOf: baselineOn, source: article },
    {
      id: 'signatures_citizens_and_enterprises',
      value: 53_230,
      unit: 'certificate',
      asOf: baselineOn,
      source: article,
    },
    {
      id: 'own_name_subscriptions',
      value: 1_304_440,
      unit: 'subscription',
      asOf: baselineOn,
      source: article,
    },
    {
      id: 'smartphone_subscriptions',
      value: 1_092_712,
      unit: 'subscription',
      asOf: baselineOn,
      source: article,
    },
    { id: 'subscriptions_2g', value: 211_728, unit: 'subscription', asOf: baselineOn, source: article },
  ],
}
