"""The words of every problem, in English and Russian: title, what to do, and the sentences for single cases."""

from dataclasses import dataclass, field

from svodka.errors import SvodkaError


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the languages of the interface."""

    en: str
    ru: str

    def in_language(self, language: str) -> str:
        """Give the text in Russian for `ru`, else in English."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of one kind of problem says."""

    title: Words
    advice: Words
    details: dict[str, Words] = field(default_factory=dict[str, Words])
    """By reason; each is a template filled with the error's values."""


def detail(error: SvodkaError, language: str = "en") -> str:
    """Give the sentence that tells this case; the title where the kind says it all."""
    page = PAGES[error.slug]
    words = page.details.get(error.reason)
    return page.title.in_language(language) if words is None else words.in_language(language).format(**error.values)


def told(error: SvodkaError, language: str) -> list[str]:
    """Give what a person at a terminal is told: this case, or the kind and what to do about it; then the fields."""
    page = PAGES[error.slug]
    general = [page.title.in_language(language) + ".", page.advice.in_language(language)]
    sentences = [detail(error, language)] if error.reason in page.details else general
    return [*sentences, *(f"{field.pointer}: {field.detail}" for field in error.errors)]


PAGES: dict[str, Page] = {
    "bad-request": Page(
        Words("The request cannot be read", "Запрос не удалось прочитать"),
        Words(
            "Send one JSON object in UTF-8. The schema is at /v1/schemas/request.",
            "Отправьте один объект JSON в UTF-8. Схема: /v1/schemas/request.",
        ),
        {
            "not-json": Words("The body is not JSON in UTF-8.", "Тело запроса — не JSON в UTF-8."),
            "not-an-object": Words("The body must be a JSON object.", "Тело запроса должно быть объектом JSON."),
            "http": Words("The request is not valid HTTP.", "Запрос не соответствует HTTP."),
            "parameters": Words(
                "Parameters with a value that is not allowed: {names}.", "Параметры с недопустимым значением: {names}."
            ),
            "foreign-host": Words(
                "Without keys this server answers only to the names of its own machine, such as localhost.",
                "Без ключей этот сервер отвечает только по имени своей машины, например localhost.",
            ),
            "idempotency-key": Words(
                "An Idempotency-Key is 1 to 255 visible ASCII characters.",
                "Idempotency-Key — от 1 до 255 видимых символов ASCII.",
            ),
            "empty-batch": Words("The batch has no article.", "В пакете нет ни одной статьи."),
            "batch-lines": Words(
                "A batch has at most {limit} articles.", "В пакете может быть не больше {limit} статей."
            ),
        },
    ),
    "unknown-field": Page(
        Words("The request has an unknown field", "В запросе есть неизвестное поле"),
        Words(
            "Fields that the contract does not have are refused, so that a misspelt one is noticed. Correct or remove it.",
            "Поля, которых нет в контракте, не принимаются, чтобы опечатка не прошла незаметно. Исправьте или уберите поле.",
        ),
    ),
    "invalid-field": Page(
        Words("A field has a value that is not allowed", "Недопустимое значение поля"),
        Words(
            "`errors` names each field and what is wrong with it.",
            "В `errors` названо каждое поле и что в нём не так.",
        ),
        {
            "both-text-and-html": Words("Give text or html, not both.", "Нужно text или html, но не оба поля."),
            "neither-text-nor-html": Words("Give text or html.", "Нужно поле text или html."),
            "nul-character": Words("A field holds a NUL character.", "В поле есть символ NUL."),
            "key-name": Words(
                "A key's name is 1 to 64 letters, digits, dots, hyphens and underscores, and begins with a letter or digit.",
                "Имя ключа — от 1 до 64 букв, цифр, точек, дефисов и подчёркиваний; первой стоит буква или цифра.",
            ),
            "key-exists": Words("There is a key of this name already.", "Ключ с таким именем уже есть."),
            "another-language": Words(
                "The summary's first language is {claimed}, but the article is in {found}; say `language` if that is wrong.",
                "Первый язык сводки — {claimed}, а статья на языке {found}; если это не так, укажите `language`.",
            ),
            "check-asks-no-model": Words(
                'A check asks no model, so verify: "deep" is not possible here; leave it out, or ask for a summary.',
                'Проверка не обращается к модели, поэтому verify: "deep" здесь невозможен; уберите его или запросите сводку.',
            ),
        },
    ),
    "body-too-large": Page(
        Words("The request body is too large", "Слишком большое тело запроса"),
        Words(
            "A request may have 4 MB; an article 200,000 characters of text or 2 MB of HTML.",
            "Запрос может занимать 4 МБ; статья — 200 000 знаков текста или 2 МБ HTML.",
        ),
    ),
    "unsupported-media-type": Page(
        Words("The body is not of a type that svodka reads", "Тип тела запроса не поддерживается"),
        Words(
            "Send JSON in UTF-8 with `Content-Type: application/json`, not compressed.",
            "Отправьте JSON в UTF-8 с заголовком `Content-Type: application/json`, без сжатия.",
        ),
        {
            "json-lines": Words(
                "A batch is JSON lines: send it with `Content-Type: application/jsonl` or `application/x-ndjson`.",
                "Пакет — это строки JSON: отправьте его с `Content-Type: application/jsonl` или `application/x-ndjson`.",
            ),
        },
    ),
    "not-text": Page(
        Words("What was sent is not readable text", "Присланное не является читаемым текстом"),
        Words(
            "Send the article in its original encoding; do not convert it twice. Binary files and broken characters are refused.",
            "Отправьте статью в исходной кодировке, не перекодируя дважды. Двоичные файлы и испорченные символы не принимаются.",
        ),
        {
            "binary-file": Words("This is a file of another kind: {kind}.", "Это файл другого вида: {kind}."),
            "utf-7": Words("Text in UTF-7 is not read.", "Текст в UTF-7 не читается."),
            "nul-character": Words("The text holds NUL characters.", "В тексте есть символы NUL."),
            "lone-surrogate": Words("The text holds half a character.", "В тексте есть половина символа."),
            "control-characters": Words(
                "The file is full of control characters.", "В файле много управляющих символов."
            ),
            "invalid-utf-8": Words(
                "The file looks like UTF-8, but some of it is broken.", "Файл похож на UTF-8, но частично испорчен."
            ),
            "unknown-encoding": Words("The file's encoding was not recognised.", "Кодировка файла не распознана."),
            "replacement-character": Words(
                "Letters were lost: the text is full of replacement characters.",
                "Буквы потеряны: в тексте много знаков замены.",
            ),
            "mojibake": Words(
                "The text was read in a wrong encoding before it came here ({rule}).",
                "Текст раньше прочитали в неверной кодировке ({rule}).",
            ),
            "mostly-noise": Words(
                "Something hidden stands between nearly all letters.", "Почти между всеми буквами скрытые символы."
            ),
            "broken-markup": Words("The HTML cannot be read.", "HTML не удалось прочитать."),
        },
    ),
    "text-too-short": Page(
        Words("There is too little text to summarise", "Слишком мало текста для сводки"),
        Words("An article needs at least 40 letters.", "В статье должно быть не меньше 40 букв."),
        {
            "too-few-letters": Words(
                "Without noise there are {found} letters; {limit} are needed.",
                "Без шума в тексте букв: {found}; нужно не меньше {limit}.",
            ),
            "no-text-in-page": Words("The page has no article text.", "На странице нет текста статьи."),
        },
    ),
    "text-too-long": Page(
        Words("The text is too long", "Текст слишком длинный"),
        Words(
            "An article may have 200,000 characters of text or 2 MB of HTML, and must fit the model's context.",
            "Статья может занимать 200 000 знаков текста или 2 МБ HTML и должна помещаться в контекст модели.",
        ),
        {
            "text-too-long": Words(
                "The text has {found} characters; the limit is {limit}.", "В тексте {found} знаков; предел {limit}."
            ),
            "html-too-long": Words(
                "The HTML has {found} bytes; the limit is {limit}.", "В HTML {found} байт; предел {limit}."
            ),
            "too-many-sentences": Words(
                "The text has {found} sentences; the limit is {limit}.", "В тексте {found} предложений; предел {limit}."
            ),
            "too-many-elements": Words(
                "The page has {found} elements; the limit is {limit}.", "На странице {found} элементов; предел {limit}."
            ),
            "too-many-attributes": Words(
                "The page has {found} attributes; the limit is {limit}.",
                "На странице {found} атрибутов; предел {limit}.",
            ),
            "model-context": Words(
                "The article does not fit the model's context.", "Статья не помещается в контекст модели."
            ),
        },
    ),
    "unsupported-language": Page(
        Words("The article's language was not recognised", "Язык статьи не распознан"),
        Words("Name it in `language`, as a BCP 47 tag.", "Укажите его в `language` тегом BCP 47."),
        {
            "not-recognised": Words(
                "Too few words of any language that svodka can tell.", "Слишком мало слов какого-либо известного языка."
            ),
        },
    ),
    "same-language": Page(
        Words("Both languages are the same", "Оба языка совпадают"),
        Words(
            "Ask for a `target_language` other than the article's.",
            "Укажите `target_language`, отличный от языка статьи.",
        ),
        {
            "asked-twice": Words("The article is in {source} already.", "Статья уже на этом языке: {source}."),
            "configured-twice": Words(
                "The article is in {source}, and so is the configured second language.",
                "Статья на языке {source}, и вторым языком настроен он же.",
            ),
        },
    ),
    "unauthorised": Page(
        Words("A valid key is needed", "Нужен действующий ключ"),
        Words(
            "Send `Authorization: Bearer svodka_…`. Keys are made with `svodka keys create` where the server runs.",
            "Отправьте заголовок `Authorization: Bearer svodka_…`. Ключи создаёт команда `svodka keys create` на сервере.",
        ),
        {
            "no-key": Words("The request has no key.", "В запросе нет ключа."),
            "no-such-key": Words("This key is not valid here.", "Этот ключ здесь не действует."),
        },
    ),
    "conflict": Page(
        Words("The same work is under way", "Такая же работа уже идёт"),
        Words("Ask again after the time in Retry-After.", "Повторите запрос после паузы, указанной в Retry-After."),
        {
            "running": Words(
                "A request with this Idempotency-Key is still being answered.",
                "Запрос с этим Idempotency-Key ещё выполняется.",
            ),
        },
    ),
    "idempotency-key-reused": Page(
        Words(
            "The Idempotency-Key was used for another request", "Idempotency-Key уже использован для другого запроса"
        ),
        Words("Make a new key for each new request.", "Создавайте новый ключ для каждого нового запроса."),
    ),
    "rate-limited": Page(
        Words("Too many requests with this key", "Слишком много запросов с этим ключом"),
        Words(
            "Ask again after the time in Retry-After. `svodka keys` shows and changes the limits.",
            "Повторите запрос после паузы, указанной в Retry-After. Команда `svodka keys` показывает и меняет ограничения.",
        ),
        {
            "requests": Words(
                "Requests a minute with this key: at most {limit}.",
                "Запросов в минуту с этим ключом: не больше {limit}.",
            ),
            "concurrency": Words(
                "Requests under way at once with this key: at most {limit}.",
                "Одновременных запросов с этим ключом: не больше {limit}.",
            ),
        },
    ),
    "budget-exhausted": Page(
        Words("The month's money for this key is spent", "Месячный бюджет этого ключа исчерпан"),
        Words(
            "It starts again with the next month (UTC); `svodka keys` shows and changes the limit.",
            "Он обновится в начале следующего месяца (UTC); команда `svodka keys` показывает и меняет ограничение.",
        ),
        {
            "spent": Words(
                "What is left of {limit} US dollars this month does not cover another call.",
                "Остатка от {limit} долларов США на этот месяц не хватит на ещё один вызов.",
            ),
            "unknown-price": Words(
                "This key has a limit in money and the price of {model} is not known: set it in SVODKA_PRICES.",
                "У ключа есть денежный предел, а цена модели {model} неизвестна: укажите её в SVODKA_PRICES.",
            ),
        },
    ),
    "overloaded": Page(
        Words("svodka has all the work it takes at once", "svodka загружена полностью"),
        Words(
            "Ask again after the time in Retry-After, or send `Prefer: respond-async` and let it wait in the queue.",
            "Повторите запрос после паузы, указанной в Retry-After, или отправьте `Prefer: respond-async`, чтобы встать в очередь.",
        ),
    ),
    "store-unavailable": Page(
        Words("The database does not answer", "База данных недоступна"),
        Words(
            "Try again later. `svodka doctor` tests SVODKA_DATABASE_URL.",
            "Повторите позже. `svodka doctor` проверит SVODKA_DATABASE_URL.",
        ),
    ),
    "not-found": Page(
        Words("There is nothing at this address", "По этому адресу ничего нет"),
        Words("The addresses are listed at /docs.", "Список адресов: /docs."),
        {
            "sample": Words("There is no sample {name}; there are {names}.", "Примера {name} нет; есть {names}."),
            "schema": Words("There is no schema {name}; there are {names}.", "Схемы {name} нет; есть {names}."),
            "file": Words("There is no file {name}.", "Файла {name} нет."),
            "summary": Words("There is no such summary, or no longer.", "Такой сводки нет или уже нет."),
            "job": Words("There is no such job, or no longer.", "Такого задания нет или уже нет."),
            "batch": Words("There is no such batch, or no longer.", "Такого пакета нет или уже нет."),
            "key": Words("There is no key {name}.", "Ключа {name} нет."),
        },
    ),
    "method-not-allowed": Page(
        Words("This address does not take this method", "Этот метод здесь не поддерживается"),
        Words("The methods are listed at /docs.", "Список методов: /docs."),
    ),
    "misconfigured": Page(
        Words("A setting of svodka is wrong", "Неверная настройка svodka"),
        Words("`svodka doctor` says what is set and what is wrong.", "`svodka doctor` покажет настройки и ошибки."),
        {
            "settings": Words("These settings cannot be read: {names}.", "Не удалось прочитать настройки: {names}."),
            "not-loopback": Words(
                "Anybody who reaches {host} could spend your money: there are no keys. Make one with `svodka keys create NAME`, or add --without-keys if that is meant.",
                "Любой, кому доступен {host}, сможет тратить ваши деньги: ключей нет. Создайте ключ командой `svodka keys create NAME` или, если так и надо, добавьте --without-keys.",
            ),
            "old-database": Words(
                "The tables of {database} are not those of this version: run `svodka database upgrade`.",
                "Таблицы {database} не от этой версии: выполните `svodka database upgrade`.",
            ),
            "database-in-use": Words(
                "Another svodka works on {database}. SQLite serves one process; use PostgreSQL for more.",
                "С {database} уже работает другая svodka. SQLite рассчитана на один процесс; для нескольких нужна PostgreSQL.",
            ),
            "database-url": Words(
                "SVODKA_DATABASE_URL must begin with sqlite:/// or postgresql://.",
                "SVODKA_DATABASE_URL должен начинаться с sqlite:/// или postgresql://.",
            ),
            "port-in-use": Words(
                "Port {port} is in use; choose another with --port.", "Порт {port} занят; выберите другой: --port."
            ),
            "mixed-recordings": Words(
                "The recordings in {folder} were made with different settings; record all of them again.",
                "Записи в {folder} сделаны с разными настройками; запишите их все заново.",
            ),
            "no-recordings": Words(
                "The recordings are not where they should be: {folder}.", "Записей нет на месте: {folder}."
            ),
        },
    ),
    "no-model": Page(
        Words("No model is configured for this", "Для этого не настроена модель"),
        Words(
            "Set SVODKA_MODEL to a model's name, SVODKA_MODEL_KEY to its key and, for an endpoint other than OpenAI's, "
            "SVODKA_MODEL_URL to its address. `svodka doctor` tests them.",
            "Укажите имя модели в SVODKA_MODEL, ключ в SVODKA_MODEL_KEY и, если это не OpenAI, адрес в SVODKA_MODEL_URL. "
            "`svodka doctor` проверит их.",
        ),
        {
            "not-configured": Words(
                "Set SVODKA_MODEL (and SVODKA_MODEL_KEY, SVODKA_MODEL_URL) to summarise; checks need no model.",
                "Чтобы делать сводки, задайте SVODKA_MODEL (а также SVODKA_MODEL_KEY, SVODKA_MODEL_URL); проверкам модель не нужна.",
            ),
            "no-key": Words(
                "SVODKA_MODEL is set but SVODKA_MODEL_KEY is not, and OpenAI's address wants a key.",
                "SVODKA_MODEL задан, а SVODKA_MODEL_KEY нет; для адреса OpenAI нужен ключ.",
            ),
            "no-judge-key": Words(
                "The second reader is at OpenAI's address, which wants a key: set SVODKA_JUDGE_KEY.",
                "Вторая модель находится по адресу OpenAI, а для него нужен ключ: задайте SVODKA_JUDGE_KEY.",
            ),
            "not-recorded": Words(
                "Only the sample articles with their own options are recorded here. For any other, run `svodka serve` with "
                "SVODKA_MODEL (and SVODKA_MODEL_KEY, SVODKA_MODEL_URL) set.",
                "Здесь записаны только примеры статей с их параметрами. Для других статей запустите `svodka serve`, задав "
                "SVODKA_MODEL (а также SVODKA_MODEL_KEY, SVODKA_MODEL_URL).",
            ),
        },
    ),
    "internal-error": Page(
        Words("svodka failed", "Сбой svodka"),
        Words(
            "This is a fault of svodka. Report it with the request_id.",
            "Это ошибка svodka. Сообщите о ней, указав request_id.",
        ),
    ),
    "upstream-unreachable": Page(
        Words("The model cannot be reached", "Модель недоступна"),
        Words(
            "Try again later. If it stays so, check SVODKA_MODEL_URL and the network.",
            "Повторите позже. Если не помогает, проверьте SVODKA_MODEL_URL и сеть.",
        ),
    ),
    "upstream-timeout": Page(
        Words("The model did not answer in time", "Модель не ответила вовремя"),
        Words("Try again later.", "Повторите позже."),
    ),
    "deadline-exceeded": Page(
        Words("The time for this request ran out", "Время, отведённое на запрос, вышло"),
        Words(
            "Try again later; a shorter article or a faster model helps.",
            "Повторите позже; поможет более короткая статья или более быстрая модель.",
        ),
    ),
    "upstream-bad-response": Page(
        Words("The model's answer could not be read", "Ответ модели не удалось прочитать"),
        Words(
            "Try again later. If it stays so, the endpoint is not OpenAI-compatible.",
            "Повторите позже. Если не помогает, сервер несовместим с OpenAI API.",
        ),
    ),
    "upstream-error": Page(
        Words("The model's provider failed", "Сбой на стороне поставщика модели"),
        Words("Try again later.", "Повторите позже."),
    ),
    "upstream-overloaded": Page(
        Words("The model's provider is overloaded", "Поставщик модели перегружен"),
        Words("Try again after `retry_after` seconds.", "Повторите через `retry_after` секунд."),
    ),
    "upstream-rate-limited": Page(
        Words("The model's provider limits the rate of calls", "Поставщик модели ограничил частоту вызовов"),
        Words("Try again after `retry_after` seconds.", "Повторите через `retry_after` секунд."),
    ),
    "upstream-quota": Page(
        Words("The quota at the model's provider is used up", "Квота у поставщика модели исчерпана"),
        Words("The operator must raise it.", "Её должен увеличить администратор."),
    ),
    "upstream-misconfigured": Page(
        Words("The model's endpoint refused svodka", "Сервер модели не принимает svodka"),
        Words(
            "The address, certificate, key or model name is wrong. `svodka doctor` tests them.",
            "Неверны адрес, сертификат, ключ или имя модели. `svodka doctor` проверит их.",
        ),
    ),
    "upstream-rejected": Page(
        Words("The model's endpoint did not accept the request", "Сервер модели не принял запрос"),
        Words(
            "The endpoint may not know this mode: try another SVODKA_MODEL_MODE (strict, schema, tools, fenced).",
            "Возможно, сервер не знает этого режима: попробуйте другой SVODKA_MODEL_MODE (strict, schema, tools, fenced).",
        ),
    ),
    "output-truncated": Page(
        Words("The model's answer was cut short", "Ответ модели оборван"),
        Words(
            "Raise SVODKA_MAX_OUTPUT_TOKENS or ask for a shorter summary.",
            "Увеличьте SVODKA_MAX_OUTPUT_TOKENS или запросите более короткую сводку.",
        ),
    ),
    "schema-unsatisfied": Page(
        Words("The model did not give a usable answer", "Модель не дала пригодного ответа"),
        Words(
            "It was asked twice. Try again, another SVODKA_MODEL_MODE, or another model.",
            "Её спросили дважды. Повторите, смените SVODKA_MODEL_MODE или модель.",
        ),
        {
            "empty": Words("The answer was empty.", "Ответ пуст."),
            "no-judgement": Words(
                "The second reader gave no usable answer ({why}).", "Вторая модель не дала пригодного ответа ({why})."
            ),
            "two-calls": Words("The answer made more than one call.", "В ответе больше одного вызова."),
            "wrong-tool": Words("The answer called what was not offered.", "В ответе вызвано то, чего не предлагали."),
            "canary": Words(
                "The answer repeated words of svodka's own instructions, twice; it was withheld.",
                "Ответ дважды повторил слова внутренних инструкций svodka и не был выдан.",
            ),
        },
    ),
    "content-filtered": Page(
        Words("The provider's content filter stopped the answer", "Ответ остановлен фильтром содержания поставщика"),
        Words("Another model may take the article.", "Возможно, статью примет другая модель."),
    ),
    "model-refused": Page(
        Words("The model refused to summarise this article", "Модель отказалась обрабатывать статью"),
        Words("Another model may take it.", "Возможно, её примет другая модель."),
    ),
}
