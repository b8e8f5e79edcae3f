"""Words that make of a deed a plan, a wish, a talk or a possibility; and words that say that it was done."""

from typing import Final

TABLE: Final = """
open ru: план* заплан* намер* намерев* собирается собираются собирался собиралась собирались рассчитыва* рассчита*
open ru: готов готова готовы готово готовит* готовится
open ru: готовность готовности хочет хотят хотел* может могут мог могла могли могло сможет смогут возмож* вероят*
open ru: ожида* предполага* предположит* предвар*
open ru: предлага* предлож* обсуд* обсужд* рассматрив* рассмотрени* намече* должен должна должны должно будет будут
open ru: предстоит обеща*
open ru: пообещ* надеет* надею* прогноз* если бы станет станут изуч* перегов* договори* договарив* стремит* цель
open ru: цели целью желает желают
open ru: проработ* прораб* консультац* хотел_бы призва* потребу* необходимо нужно предусм* согласов* согласит*
open ru: подготов* намерения намерении намерениях опцион* задач* просит просят просим попрос* требует требуют
open ru: перспектив* рекоменд* потенциальн* заявк*
open ru: назначено_на назначен_на назначена_на назначены_на стоит_вопрос ждет ждут ждем думает думают ведутся
open ru: ведет_к ведут_перего* претенд* допуска* гипотет* концепц* условн* постара* попыта* пытает* пытают* склон*
open ru: ориентировоч* в_случае при_достиж* при_услов* имеет_в_виду
open ru: откроет откроют подпишет подпишут построит построят запустит запустят начнет начнут начнется начнутся
open ru: поставит поставят вложит вложат направит направят получит получат проведет проведут создаст создадут примет
open ru: примут завершит завершат завершится введет введут войдет войдут выпустит выпустят установит установят
open ru: увеличит увеличат снизит снизят сократит сократят вырастет вырастут достигнет достигнут появится появятся
open ru: пройдет пройдут состоится состоятся отправит отправят отправится отправятся купит купят продаст продадут
open ru: выделит выделят займет займут составит составят обойдется потратит потратят соберет соберут передаст
open ru: передадут прибудет прибудут приступит приступят приедет продлится продлятся разместит разместят разместится
open ru: заключит заключат закроет закроют заработает заработают поступит поступят привезет привезут найдет найдут
open ru: обучит обучат наймет наймут проверит проверят возглавит возглавят выйдет выйдут вернет вернут вернется
open ru: вернутся закупит закупят заплатит заплатят объявит объявят утвердит утвердят назначит назначат обновит
open ru: обновят отремонтирует отремонтируют модернизирует заменит заменят станет перейдет перейдут переедет
open ru: выплатит выплатят предоставит предоставят понадобится потребуется потребуются придется позволит позволят
open ru: обязан* намечен* грозит грозят вправе по_плану в_планах в_перспектив* не_исключ* проект_договор* даст дадут
open ru: сможет смогут удастся хватит приобретет приобретут достроит достроят оборудует откроется
open ru: откроются закроется сдаст сдадут изготовит изготовят покажет покажут расширит расширят удвоит удвоят
open ru: испытает испытают подаст подадут оценит оценят решит решат узнает изучит изучат разработает разработают
open ru: нарастит нарастят организует доставит доставят напишет напишут посетит посетят поможет помогут повысит
open ru: повысят перевезет перевезут присоединится объединит объединятся отгрузит отгрузят начинает_в
open en: to_open to_build to_supply to_launch to_sign to_start to_begin to_create to_produce to_deliver to_ship
open en: to_invest to_test to_make to_join to_host to_hold to_buy to_sell to_receive to_move to_expand to_raise
open en: to_cut to_double to_run to_serve to_replace to_reopen to_close to_set_up to_assemble to_get to_send
open en: to_finish to_complete to_appear to_follow
open en: plan plans planned planning intend* intention* intent may might could would will shall should must expect*
open en: consider* discuss* propos* aim aims aimed aiming hope* hoping seek seeks seeking ready readiness due
open en: possib* likely potential* want wants wanted
open en: schedul* set_to is_set_for are_set_for is_going_to are_going_to going_to obliged preparing_to on_track agree
open en: agrees agreed agreement_to promis* pledg* target* talks
open en: negotiat* study studies studying if offer offers offered offering projected proposal* can able wish* eye
open en: eyes look_to looking_to looking_at prospect* option* need* needs explor* envisag* would-be preparing
open en: prepares prepare willing prelimin*
open en: forecast* predict* under_discussion in_talks slated anticipat* design* call_for called_for urge* urged
open en: once yet_to
open en: recommend* request* ask asks asked asking required await* awaiting vow* estimate* provid* tentative* is_to
open en: are_to was_to were_to to_be consult* until
open en: assum* suppos* contemplat* mull* weigh* ambition* goal objective* purpose* in_the_event subject_to apply
open en: applies try trying tries attempt*
open zh: 计划 拟 将 预计 可能 打算 考虑 商谈 讨论 有望 力争 希望 准备 洽谈 愿意 意向 商讨 探讨 目标 如果 建议 提出
open zh: 拟定 规划 争取 协商 预期 研究
done zh: 已 了 完成 已经 开始 签署 签订 投产 启动 宣布
done ru: вырос выросла выросло выросли возрос возросла возросло возросли достиг достигла достигло достигли привез
done ru: привезла увез помог помогла помогли перевез принес принесла принесли внес внесла внесли нанес снес завез
done ru: вывез
done en: did began built bought sold won lost rose fell grew became made took gave went came led paid met left sent
done en: spent brought got held drew kept wrote shown found cut begun grown risen fallen taken given become gone
done en: chosen driven ran stood flew drove hired fought threw wore bore froze hid shook sang sank swam tore lay lent
done en: bent fed fled sped dealt taught caught thought sought hung lit slid won understood rebuilt overcame undertook
done en: broke spoke chose cost
not ru: ожидани* готов_на готова_на готово_на готовы_на проектн* проектн* планшет* планет* планк* готовой готовую
not ru: готовых возмож*_работ* возможност* рассмотрев договоренн* подготовк* изучен* договор_подготов*
not ru: до_конца_недели
not en: united related based limited needed advanced unlimited dedicated designed used called named located
not en: compared shared allowed
not en: so-called provided hundred speed indeed feed seed need breed red bed need-based skilled experienced proceed
not en: exceed succeed ltd led_by air-cooled shed wed sacred embed fed media-based automated integrated
not en: industrialised specialised specialized high-speed interested concerned listed increased planned_by
"""
"""Rows `what language: words`: `open` has not happened, `done` has, `not` takes words out that only look like one."""
