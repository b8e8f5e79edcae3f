"""Words that say which way something goes, in pairs of opposites: up and down, buy and sell."""

from typing import Final

TABLE: Final = """
amount+ ru: вырос* выраст* возрос* возраст* увелич* повыс* повыш* расшир* прибав* прирост* рост роста росту ростом
amount+ ru: росте
amount+ ru: нарас* наращ* подорожа* удорожа* дорожа* дорож* взлет* подскоч* подня* подним* удво* утро* умнож* укреп*
amount+ ru: выше больше дороже превы* усил* приумнож* растет растут росла рос росли расти растущ* подъем подъема
amount+ ru: подъему подъемом скач* улучш*
amount+ ru: тяжелее длиннее выгоднее сильнее шире крупнее оживлен* преумнож* прирас* плюс вдвое_больше
amount- ru: сниз* сниж* сократ* сокращ* упал* упад* падение падения падению падением падает падают падал* уменьш*
amount- ru: понизи* пониж* подешеве* дешеве* удешев* спад спада спаду спадом ослаб* просел* просед* обвал* убав*
amount- ru: сузи* суж* ниже меньше дешевле легче сжа* сжи* урез* сокращен* упадет опусти* опуска* минус потеря*
amount- ru: недосчит* ухудш* короче слабее хуже убыл* убыв*
amount+ en: rise rises rose risen rising raise raises raised raising grow grows grew grown growing growth growths
amount+ en: increase* increasing expand* expansion gain gains gained gaining up double doubles doubled doubling
amount+ en: triple* tripled climb* jump* soar* surge* boost* lifted higher more larger bigger upturn
amount+ en: exceed* surpass* enlarg* widen* strengthen* improv* greater heavier longer uptick upward upwards added
amount+ en: adds outgrew tops topped heighten* swell* escalat* outpac* ramp* multipl* scaled_up stepped_up step_up
amount+ en: hike* hiked
amount- en: fall falls fell fallen falling declin* decreas* drop drops dropped dropping cut cuts cutting reduc*
amount- en: shrink shrinks shrank shrunk shrinking shrinkage halve halved halves halving lower lowers lowered
amount- en: lowering less fewer smaller down slump* plunge* plummet* dip dips dipped contracted contraction slid
amount- en: slide slides lighter cheaper cheapen* weaken* narrow* downturn diminish* shed lost trim trims trimmed
amount- en: worsen* downward downwards deteriorat* tumble* sank sink sinks eased ease eases curtail* dwindl* shorter
amount- en: slash* scaled_back
amount. en: no_longer more_than less_than no_more_than not_more_than no_less_than not_less_than no_fewer_than
amount. en: once_more
amount. en: one_more two_more up_to more_or_less set_up sets_up setting_up made_up make_up makes_up take_up took_up
amount. en: sum_up follow_up backed_up start_up start-up break_up sign_up signed_up back_up pick_up come_up came_up
amount. en: speed_up sped_up speeds_up slow_down slowed_down slows_down cut_down shut_down shuts_down cool_down
amount. en: break_down broke_down drop_out cut_short cutting_edge down_payment more_and_more some_more any_more
amount. en: drew_up draw_up drawn_up drawing_up fall_under falls_under falls_on fell_on fall_short fell_short
amount. en: up_and_running what_is_more catch_up caught_up look_up keep_up wind_up free_up tie_up lined_up open_up
amount. en: opened_up at_its_lowest rise_to_the
amount. ru: более_чем больше_не не_больше не_меньше не_выше не_ниже более_или_менее как_можно_больше больше_всего
amount. ru: тем_больше выше_упомян* еще_больше не_более_чем минимум_на как_минимум максимум_до
amount+ zh: 涨幅 增幅 增长 上升 增加 提高 扩大 上涨 提升 增至 上调 高于 翻番
amount- zh: 回落 下降 减少 降低 缩小 下跌 降至 下调 低于 缩减 下滑
pace+ ru: ускор* быстрее
pace- ru: замедл* торможен* затормоз* медленн*
pace+ en: accelerat* faster speed_up sped_up speeds_up quicken* quicker speeding_up
pace- en: slow slows slowed slowing slower slowdown decelerat* slow_down slowed_down slows_down
bound+ ru: дороже старше дольше тяжелее длиннее более свыше от больше_чем более_чем не_менее не_меньше не_ниже минимум
bound+ ru: как_минимум
bound+ ru: превыша* превыс* выше_чем сверх
bound- ru: дешевле легче короче моложе младше до менее менее_чем меньше_чем не_более не_больше не_выше не_свыше
bound- ru: максимум ниже_чем не_превыша* не_превыс*
bound+ en: more_than over at_least no_less_than not_less_than no_fewer_than exceeding above upwards_of in_excess_of
bound+ en: minimum a_minimum_of greater_than exceed exceeds exceeded
bound- en: less_than fewer_than under below no_more_than not_more_than at_most up_to a_maximum_of maximum
bound- en: not_exceed* not_to_exceed nearly_up_to lower_than
bound. en: over_the over_a over_an take_over took_over taken_over hand_over handed_over all_over over_time under_a
bound. en: under_an under_the under_which under_construction under_discussion under_way under_consideration
bound. en: under_review under_contract under_this under_its under_their under_terms under_agreement above_all
bound. en: over_leak over_it over_their over_its come_under hand_over_to turn_over under_development under_license
bound. en: under_licence under_study under_pressure over_and over_which
bound. ru: не_менее_важн* тем_не_менее более_или_менее более_того более_не более_поздн* более_ранн* более_высок*
bound. ru: более_низк* более_круп* более_мелк* более_дешев* более_дорог* менее_важн* наиболее наименее
bound+ zh: 超过 逾 以上 至少 不少于
bound- zh: 不会超过 不超过 不足 以下 至多 少于
trade+ ru: экспорт*
trade- ru: импорт*
trade. ru: импортозамещ*
trade+ en: export*
trade- en: import imports imported importing importer* import's
trade+ zh: 出口
trade- zh: 进口
deal+ ru: купи* покуп* закуп* приобре* скуп*
deal- ru: прода* сбыт*
deal+ en: buy buys bought buying buyer* purchas* acquir* acquisition* procure*
deal- en: sell sells sold selling seller* sale sales
opening+ ru: откры* откро*
opening- ru: закры* закро*
opening+ en: open opens opened opening
opening- en: close closes closed closing closure* shut shuts shut_down shuts_down
opening+ zh: 开业 开幕 开设
opening- zh: 关闭 闭幕
begin+ ru: нача* начн* начин* старт* запус* запущ* возобнов*
begin- ru: заверш* законч* оконч* останов* приостанов* прекра* свернул* сворачив*
begin+ en: start starts started starting begin begins began begun beginning launch* resum* commenc*
begin- en: end ends ended ending finish* complet* stop stops stopped stopping halt* suspend* ceas* discontinu*
begin- en: conclude concludes
begin. en: year_end end_of the_end by_the_end at_the_end until_the_end to_the_end in_the_end week's_end year-end
begin. en: end_user end_users start-up end-user start_of start-ups
begin. ru: начальник* окончательн* оконченн*
accept+ ru: одобр* утверд* утвержд* ратифиц* согласил* поддержа* удовлетвор*
accept- ru: отклон* отверг* отказа* забраков* раскритик* отказыв* отказ отказа отказом
accept+ en: approv* accept* endors* ratif* adopt* back_the backed supported supports
accept- en: reject* turned_down declined_to refus* oppos* vetoed veto
allow+ ru: разреш* позвол* допус*
allow- ru: запре* запрещ* воспре* не_допус*
allow+ en: allow* permit permits permitted permission* authoris* authoriz* lets
allow- en: ban bans banned banning prohibit* forbid* forbad* barred bars
victory+ ru: победа победе победу победой победы победил* выигр* обыгр*
victory- ru: пораж* проигр* уступил*
victory+ en: win wins won winning victor* beat defeated
victory- en: lose loses losing defeat loss_to
profit+ ru: прибыл* доход*
profit- ru: убыт* убыточн*
profit. ru: прибыл прибыла прибыло прибыли_в прибыли_на прибыли_из прибыть прибыл_в прибывш* прибыт*
profit+ en: profit profits profitable
profit- en: loss losses loss-making unprofitable
time+ ru: после позже позднее спустя впоследствии
time- ru: до_того раньше ранее прежде накануне
time. ru: не_раньше не_ранее не_позже не_позднее годом_ранее ранее_сообщ* как_ранее
time+ en: after later following afterwards
time- en: before earlier previously ahead_of prior_to
time. en: no_earlier_than not_before not_earlier_than no_later_than not_later_than no_sooner_than a_year_earlier
time. en: year_earlier following_the earlier_reported sooner_or_later not_until
deadline+ ru: не_раньше не_ранее
deadline- ru: не_позже не_позднее
deadline+ en: no_earlier_than not_before not_earlier_than no_sooner_than not_until
deadline- en: no_later_than not_later_than
schedule+ ru: отлож* отсроч* перенес* перенос* задерж* отсрочк* затян*
schedule- ru: досрочн* опереди* приблиз* опереж*
schedule+ en: postpon* delay* put_back put_off pushed_back deferred defer
schedule- en: brought_forward bring_forward ahead_of_schedule
place+ ru: внутренн* отечествен*
place- ru: внешн* зарубеж* иностран*
place+ en: domestic* home-grown internal
place- en: foreign overseas abroad external international
place+ zh: 国内
place- zh: 国外 海外
join+ ru: вступ* присоедин* войти вошел вошла вошло вошли войдет войдут влил*
join- ru: вышел вышла вышли выйдет выйдут покин* покид* выход_из выхода_из исключил* ушел ушла ушли
join+ en: join joins joined joining entered enters
join- en: leave leaves leaving quit quits withdr* exits exited
side+ ru: положительн* успех* успеш* удач* выгодн*
side- ru: отрицательн* провал* неудач* безуспеш* невыгодн*
side+ en: positive* success* profitable
side- en: negative* failure* unsuccess* failed
confirm+ ru: подтверд* подтвержд*
confirm- ru: опроверг* опроверж* отрица*
confirm+ en: confirm*
confirm- en: deny denies denied denying denial* refut* rebut*
hire+ ru: назнач* нанял* нанима* трудоустро*
hire- ru: увол* отправлен*_в_отставку снят_с сокращение_штат*
hire+ en: appoint* hire hires hired hiring
hire- en: dismiss* fire fires fired sacked lay_off laid_off
amount+ ru: разогр* углуб* взвин* взмы* пополн*
amount- ru: рухн* обмел* остыл* оскуд* сократ* скинул* подтая*
amount+ en: deeper rocket* skyrocket* swells bolster* beef* grew_by
amount- en: shallower cooled cools collaps* thinner lessen* scaling_back knocked_off
strict+ ru: ужесточ*
strict- ru: смягч*
strict+ en: tighten* toughen* stricter tougher
strict- en: relax* loosen* soften*
switch+ ru: включил* включат включит
switch- ru: отключ* выключ*
switch+ en: switched_on turned_on switch_on turn_on switches_on
switch- en: switched_off turned_off switch_off turn_off shut_off cut_off disconnect*
verdict+ ru: оправдал* оправдан* оправдательн*
verdict- ru: осужд* осудил* приговорил* обвинительн*
verdict+ en: acquit*
verdict- en: convict* sentenced guilty
supply+ ru: избыт* профицит* излиш*
supply- ru: дефицит* нехват* недостач*
supply+ en: surplus* glut oversuppl*
supply- en: shortage* shortfall* deficit*
age+ ru: старше
age- ru: моложе младше
age+ en: older elder
age- en: younger
near+ ru: ближе
near- ru: дальше подальше
near+ en: closer nearer
near- en: farther
poles+ ru: север севера севере северу севером северн*
poles- ru: юг юга юге югу югом южн*
poles+ en: north northern northward
poles- en: south southern southward
sides+ ru: восток востока востоке востоку восточн*
sides- ru: запад запада западе западу западн*
sides+ en: east eastern eastward
sides- en: west western westward
limit+ ru: максимал* максимум*
limit- ru: минимал* минимум*
limit+ en: maximum maximal
limit- en: minimum minimal
most+ ru: большинств*
most- ru: меньшинств*
most+ en: majority
most- en: minority
heat+ ru: потепл* теплее
heat- ru: похолод* холоднее
heat+ en: warmer warming
heat- en: colder
flow+ ru: приток*
flow- ru: отток*
flow+ en: inflow* influx
flow- en: outflow*
cargo+ ru: погруз*
cargo- ru: разгруз* выгруз*
cargo+ en: loaded loading
cargo- en: unload*
mood+ ru: оптими*
mood- ru: пессими*
mood+ en: optimis*
mood- en: pessimis*
camp+ ru: сторонник*
camp- ru: противник*
camp+ en: supporter*
camp- en: opponent*
grade+ en: upgrad*
grade- en: downgrad*
victory+ ru: выигра* победн*
victory- en: lost
schedule- ru: раньше_расписан* раньше_срока раньше_график* раньше_план*
schedule+ ru: позже_срока опозда* опаздыва* отста*_от_график*
schedule+ en: behind_schedule overdue
send+ ru: отправ* отгру* вывез* вывоз*
send- ru: ввез* ввоз*
"""
"""Rows `axis sign language: words`: the sign is the direction, `.` takes words out that only look like one."""
