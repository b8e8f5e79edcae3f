"""Words that deny: certain ones, ones that another language may say without denying, and idioms that deny nothing."""

from typing import Final

TABLE: Final = """
no ru: пока_не еще_не не нет нету без нельзя не_будет не_было не_был не_была не_были не_стал не_стала не_стали
no ru: не_станет не_станут
no ru: не_имеет не_имеют не_имел не_имела не_имели не_может не_могут не_смог не_смогла не_смогли не_удал*
ni ru: ни никто никого никому никем никак* ником никогда нигде ничто ничего ничем ничему никуда нисколько ни_один
ni ru: ни_одна ни_одного ни_одной ни_одну
maybe ru: не_раньше не_ранее не_исключ* не_хвата* не_хватит а_не но_не нехват* недостат* недостач* отказ* отказыв*
maybe ru: отказал* опроверг* опроверж* отрица* отсутств* невозмож*
maybe ru: неизвест* неясн* неверн* неправд* неизмен* прекра* лиш* запре* запрещ* отмен* воздерж* избеж* избег*
maybe ru: вопреки кроме помимо исключ* несоответ* неудач* недейств* незакон*
maybe ru: проигнор* игнор* минова* пренебр* упусти* непригод* неготов* несоглас* недоступ* непрозрач* необязат*
maybe ru: бесплатн* беспошлин* беспилотн* бездейств* недостаточн* неполн* отклон* отверг* нечем неверно нереальн*
maybe ru: невыполн* ненадежн* неоплач* незаверш* неопредел* необосн*
maybe ru: недопуст* невыгод* вместо приостан* сорва* напрасн* малове* едва_ли вряд_ли перестал* перестан* откаж*
maybe ru: расторг* преждеврем* неподтвержд* неточн* ненадлеж* неоправд* невысок* отлож* не_все не_обязательно
maybe ru: беззащитн* потеря* несуществ* недовол* недооцен* упуст* провал* опасе*
void ru: не_только не_менее не_более не_меньше не_больше не_выше не_ниже не_позднее не_позже не_свыше тем_не_менее
void ru: не_раз не_один не_одна не_столько не_кто_иной чуть_не едва_не если_не не_мог_не не_могла_не не_могли_не
void ru: не_могут_не
void ru: так_или_иначе во_что_бы_то_ни_стало как_бы_то_ни_было не_последн* не_без не_просто не_в_последнюю_очередь
void ru: ни_в_коей_мере нисколько_не не_прочь не_случайно
void ru: не_секрет без_сомнен* без_учета что_ни_на_есть не_то_что не_превыша* не_превыс*
no en: not no never nobody nothing nowhere without cannot don't doesn't didn't won't wouldn't isn't aren't wasn't
no en: weren't can't couldn't hasn't haven't hadn't shouldn't mustn't no_longer no_one
no en: none neither not_any not_yet did_not does_not do_not will_not has_not have_not had_not is_not are_not was_not
no en: were_not would_not could_not can_not should_not
ni en: nor any
maybe en: did_not_rule_out does_not_rule_out do_not_rule_out has_not_ruled_out have_not_ruled_out
maybe en: no_earlier_than not_before not_until not_earlier_than no_sooner_than rule*_out not_rule_out not_ruled_out
maybe en: ruling_out lack* absen* fail* refus* deny denies denied denying denial* declin* reject* unable unknown
maybe en: unclear unchanged
maybe en: impossible incorrect wrong untrue false undisclosed unconfirmed unsigned ban bans banned prohibit* forbid*
maybe en: cancel* stop* ceas* drop dropped dropping exclud* except avoid* instead rather_than unlikely unavailable
maybe en: invalid unless
maybe en: hardly barely short_of non-compliance unsuccess* yet_to but_not and_not abandon* withdr* scrap* disprov*
maybe en: refut* rebut* free_of duty-free missing shortage* shortfall* insufficient* inadequat* too_early premature
maybe en: unfinished unpaid unreliab* unrealistic incomplete indefinite* driverless unmanned halt* suspend*
maybe en: terminat* cease* pull_out pulled_out gave_up give_up giving_up lapse* lost lose loses losing void dismiss*
maybe en: unsafe unprofitable
maybe en: disregard* ignor* overlook* omit* neglect* escap* other_than in_vain prevent* block* ended unfounded zero
maybe en: not_all unconvinced unhappy dissatisf* disappoint* anything as_yet so_far_no no_guarantee needless unmet
void en: not_only not_just not_merely not_simply no_more_than not_more_than no_less_than not_less_than no_fewer_than
void en: not_fewer_than no_later_than not_later_than nothing_but not_least no_doubt not_to_mention whether_or_not
void en: not_exceed* not_to_exceed
void en: no_higher_than not_higher_than no_lower_than not_lower_than no_larger_than no_smaller_than no_greater_than
void en: no_longer_than no_bigger_than no_lighter_than not_older_than
void en: did_not_exceed does_not_exceed do_not_exceed will_not_exceed would_not_exceed must_not_exceed cannot_exceed
void en: has_not_exceeded had_not_exceeded didn't_exceed won't_exceed not_above not_below not_over not_under
void en: as_not_to no_matter not_once no_wonder no_secret not_uncommon not_by_chance no_stranger
no zh: 没有 没 未 尚未 并未 不会 不是 并非 不再 无 从未 不能 不予 无法 绝不 不将 不打算 不可能 未能
maybe zh: 不 拒绝 否认 否 停止 取消 禁止 缺乏 缺少 缺 免 除 非 失败 未必 不确定 不变 不明 不实 辟谣 仅 只
void zh: 不会超过 不仅 不但 不只 不少 不断 不久 不少于 不超过 不足 不低于 不高于 无人机 无人 无线 无锡 不锈钢 非洲
void zh: 不同 不得不 无疑 不过 非常 未来 除夕 不晚于 不早于 与否 是否 能否 免费 除了
void zh: 无论 不管 尽管 不论 仅仅 只要 南非 否则 无限 无数 不止 无菌 无缝 无损
"""
"""Rows `weight language: words`: `no` counts one, `ni` one where the clause has no `no`, `maybe` none or one."""
