"""Words for what a person is, with what they share across languages: a director may be a head, a mayor may not."""

from typing import Final

TABLE: Final = """
+deputy ru: заместител* замглав* замминистр* замгендир* замдирект* замруков* замначальн* замред* замгубер* замгенер*
+deputy ru: вице-мэр* вице-губер* вице-премьер* зам замест* заместител*
+deputy ru: вице-спикер* вице-консул* вице-министр*
+deputy en: deputy deputies vice vice-mayor vice-governor vice-premier vice-minister vice-chair* deputy's
+deputy,+first ru: первый_замест* первого_замест* первому_замест* первым_замест* первом_замест* первая_замест*
+deputy,+first ru: первой_замест*
+deputy,+first en: first_deputy first_vice
+assistant ru: помощни*
+assistant en: assistant aide
+former ru: бывш* экс-*
+former en: former ex-* erstwhile
+acting ru: врио исполняющ* и_о
+acting en: acting interim
ceo ru: генеральн*_директор* гендиректор* гендир
ceo,general en: ceo general_director director_general general_manager chief_executive chief_executive_officer
ceo,general en: managing_director chief_executive's ceo's director-general
finance ru: финансов*_директор* финдиректор*
finance en: cfo chief_financial_officer finance_director financial_director finance_chief finance_head
finance en: director_of_finance head_of_finance
technical ru: техническ*_директор*
technical en: cto technical_director chief_technology_officer chief_technical_officer engineering_director
technical en: technology_director
operating ru: операционн*_директор* исполнительн*_директор*
operating en: coo chief_operating_officer executive_director operations_director operating_director
commercial ru: коммерческ*_директор*
commercial en: commercial_director sales_director chief_commercial_officer commercial_head
head,director,manager ru: директор директора директору директором директоре
head,director,manager,ceo,filmmaker en: director director's
head,director,manager,ceo en: manager
head,director,manager,chief,leader,lab ru: руковод*
head,director,chief,leader,mayor,minister,ceo ru: глава главы главе главу главой
head,chief,director ru: начальник* заведующ* завлаб* завотдел* заведует шеф шефа шефу шефом
head,director,chief,leader,lab,rector,manager en: head heads headed head_of leads leader led chief chiefs boss
head,mayor en: city_head
chair ru: председател* сопредседател* председательств*
chair en: chair chairman chairwoman chairperson co-chair* chairs board_chair chairman's
president ru: президент*
president en: president presidents president's
+deputy,president ru: вице-президент* вице-президен*
+deputy,president en: vice-president* vice_president*
minister ru: министр* минист*
minister,secretary en: minister minister's
premier ru: премьер* премьер-министр*
premier en: premier prime_minister
mayor ru: мэр мэра мэру мэром мэре градоначальник*
mayor en: mayor mayor's
governor ru: губернатор*
governor en: governor governor's
ambassador ru: посол посла послу послом
ambassador en: ambassador
consul ru: консул* генконсул*
consul en: consul consul-general
engineer ru: инженер* инженер-*
engineer en: engineer* engineering_lead
designer,engineer ru: конструктор*
designer,engineer en: designer* design_engineer
technologist,engineer ru: технолог* главтехнолог*
technologist,engineer en: technologist* process_engineer
founder ru: основател* сооснов* учредител*
founder en: founder* co-founder* cofounder*
rep ru: представител* уполномоч* торгпред* полпред*
rep en: representative* envoy delegate* rep
spokes,rep,secretary ru: пресс-секрет*
spokes,rep,secretary en: spokesman spokeswoman spokesperson press_secretary press_officer
secretary ru: секретар* госсекрет*
secretary,minister en: secretary secretary-general
professor ru: профессор*
professor en: professor prof
doctor ru: доктор доктора доктору доктором врач врача врачу врачом врач-* хирург* офтальмолог* терапевт* кардиолог*
doctor ru: онколог* рентгенолог* радиолог*
doctor en: doctor dr physician ophthalmologist* surgeon* cardiologist* oncologist* radiologist* therapist* medic
rector ru: ректор ректора ректору ректором
rector en: rector chancellor university_president
dean ru: декан декана декану деканом
dean en: dean
student ru: аспирант* студент* студентк*
student en: student* postgraduate*
analyst ru: аналитик*
analyst en: analyst*
expert ru: эксперт эксперта эксперту экспертом специалист* эксперты
expert en: expert specialist*
manager ru: менеджер* управляющ* управляющ*_директор*
manager en: manager* managing
operator ru: диспетчер* оператор оператора
operator en: dispatcher operator
coordinator ru: координатор*
coordinator en: coordinator*
owner ru: владел* собственник* совладел*
owner en: owner* proprietor* co-owner*
entrepreneur ru: предпринимател* бизнесмен*
entrepreneur en: entrepreneur* businessman businesswoman
scientist ru: ученый ученого ученому исследовател* научн*_сотрудник*
scientist en: scientist* researcher* research_fellow
architect ru: архитектор*
architect en: architect*
editor ru: редактор* главред*
editor en: editor*
lawyer ru: юрист* адвокат*
lawyer en: lawyer* attorney* counsel
accountant ru: бухгалтер*
accountant en: accountant*
deputy-mp ru: депутат* сенатор*
deputy-mp en: lawmaker* senator* deputy_of mp
curator ru: куратор*
curator en: curator*
captain ru: капитан капитана капитаном
captain en: captain
driver ru: водител* машинист*
driver en: driver train_driver
nurse ru: медсестр*
nurse en: nurse*
adviser ru: советник*
adviser en: adviser* advisor*
partner ru: партнер партнера партнером
partner en: partner
worker ru: рабочий мастер мастера мастером слесар* бригадир*
worker en: foreman worker craftsman fitter
inspector ru: инспектор*
inspector en: inspector*
member ru: член члена членом
member en: member
artist ru: художни* живописец живописц*
artist en: artist painter
actor ru: актер* актрис* артист*
actor en: actor actress
filmmaker ru: режиссер* кинорежиссер* постановщик*
filmmaker,director en: filmmaker stage_director film_director
farmer ru: фермер* аграри*
farmer en: farmer grower
banker ru: банкир*
banker en: banker
economist ru: экономист*
economist en: economist
historian ru: историк*
historian en: historian
composer ru: композитор*
composer en: composer
musician ru: музыкант* пианист* скрипач* певец певиц* певц* солист*
musician en: musician pianist violinist singer soloist
conductor ru: дирижер*
conductor en: conductor
writer ru: писател* прозаик* поэт поэта поэту поэтом поэтесс* драматург*
writer en: writer author novelist poet playwright
journalist ru: журналист* корреспондент* обозревател*
journalist en: journalist correspondent reporter columnist
general-rank ru: генерал генерала генералу генералом генерал-*
general-rank en: general lieutenant-general major-general
colonel ru: полковник* подполковник*
colonel en: colonel
major ru: майор майора майору
major en: major
judge ru: судья судьи судье судью судьей
judge en: judge justice magistrate
prosecutor ru: прокурор*
prosecutor en: prosecutor
investigator ru: следовател*
investigator en: investigator detective
notary ru: нотариус*
notary en: notary
trustee ru: конкурсн*_управляющ* арбитражн*_управляющ*
trustee en: receiver administrator trustee
coach,manager ru: тренер тренера тренеру тренером главн*_тренер*
coach,manager en: coach trainer
goalkeeper ru: вратар* голкипер*
goalkeeper en: goalkeeper keeper goalie
striker ru: нападающ* форвард*
striker en: striker forward
defender ru: защитник*
defender en: defender
midfielder ru: полузащитник*
midfielder en: midfielder
athlete ru: спортсмен* лыжник* пловец пловц* бегун* гимнаст* боксер* теннисист*
athlete en: athlete skier swimmer runner gymnast boxer
climatologist,scientist ru: климатолог* палеоклиматолог* метеоролог* синоптик*
climatologist,scientist en: climatologist palaeoclimatologist paleoclimatologist meteorologist forecaster
hydrologist,scientist ru: гидролог*
hydrologist,scientist en: hydrologist
biologist,scientist ru: биолог* микробиолог* ботаник* зоолог* эколог* генетик*
biologist,scientist en: biologist microbiologist botanist zoologist ecologist geneticist
physicist,scientist ru: физик физика физику физиком
physicist,scientist en: physicist
chemist,scientist ru: химик химика химику химиком
chemist,scientist en: chemist pharmacist
astronomer,scientist ru: астроном астронома астроному астрофизик*
astronomer,scientist en: astronomer astrophysicist
geologist,scientist ru: геолог* геофизик*
geologist,scientist en: geologist geophysicist
archaeologist,scientist ru: археолог*
archaeologist,scientist en: archaeologist archeologist
sociologist ru: социолог* политолог*
sociologist en: sociologist political_scientist
psychologist ru: психолог* психиатр*
psychologist en: psychologist psychiatrist
programmer ru: программист* разработчик*
programmer en: programmer developer
pilot ru: пилот* летчик*
pilot en: pilot
astronaut ru: космонавт* астронавт* тайконавт*
astronaut en: astronaut cosmonaut
teacher ru: учител* педагог* преподавател*
teacher en: teacher lecturer
librarian ru: библиотекар*
librarian en: librarian
curator ru: хранител*
priest ru: священник* епископ* митрополит* патриарх*
priest en: priest bishop metropolitan patriarch
king ru: король короля королю королем
king en: king
prince ru: принц принца
prince en: prince
broker ru: брокер* трейдер*
broker en: broker trader
investor ru: инвестор*
investor en: investor
auditor ru: аудитор* ревизор*
auditor en: auditor
speaker ru: спикер*
speaker,chair en: speaker
candidate ru: кандидат*
candidate en: candidate contender
commissioner ru: уполномоченн* омбудсмен* комиссар*
commissioner,rep en: commissioner ombudsman ombudswoman
attache ru: атташе
attache en: attache attaché
chef ru: повар* шеф-повар*
chef en: chef cook
+chief ru: главн*
+chief en: lead
+senior ru: старш* ведущ*
+senior en: senior leading
"""
"""Rows `concepts language: words`. A concept with `+` is a rank or an addition; the others say what a person is."""
