//! The words of terms.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::super::schedule::Condition::{Agreement, Arrival, Event, Need, Request, Schedule};
use super::super::schedule::Unit;
use super::super::stretch::{Place, Season};
use super::Lexeme::{self, Body, Condition, Filler};
use super::within_one;

/// Words that have one form, and abbreviations.
const WHOLE: &[(Lexeme, &str)] = &[
    (Lexeme::Month(1), "янв"),
    (Lexeme::Month(2), "фев февр"),
    (Lexeme::Month(3), "мар"),
    (Lexeme::Month(4), "апр"),
    (Lexeme::Month(5), "май мая мае маю маем"),
    (Lexeme::Month(6), "июн"),
    (Lexeme::Month(7), "июл"),
    (Lexeme::Month(8), "авг"),
    (Lexeme::Month(9), "сен сент сентяб"),
    (Lexeme::Month(10), "окт октяб"),
    (Lexeme::Month(11), "ноя нояб"),
    (Lexeme::Month(12), "дек декаб"),
    (Lexeme::Weekday(Mon), "пн"),
    (Lexeme::Weekday(Tue), "вт"),
    (Lexeme::Weekday(Wed), "ср"),
    (Lexeme::Weekday(Thu), "чт"),
    (Lexeme::Weekday(Fri), "пт"),
    (Lexeme::Weekday(Sat), "сб"),
    (Lexeme::Weekdays(Mon), "понедельникам"),
    (Lexeme::Weekdays(Tue), "вторникам"),
    (Lexeme::Weekdays(Wed), "средам"),
    (Lexeme::Weekdays(Thu), "четвергам"),
    (Lexeme::Weekdays(Fri), "пятницам"),
    (Lexeme::Weekdays(Sat), "субботам"),
    (Lexeme::Weekdays(Sun), "воскресеньям"),
    (Lexeme::Unit(Unit::Week), "нед"),
    (Lexeme::Unit(Unit::Month), "мес мц"),
    (Lexeme::Unit(Unit::Quarter), "кв кварт квар"),
    (
        Lexeme::Unit(Unit::SchoolTerm),
        "четв чет четверть четверти четвертей четвертям четвертях четвертью",
    ),
    (
        Lexeme::Unit(Unit::HalfYear),
        "пг полуг полугод полугода полгода семестр семестра семестре семестры",
    ),
    (
        Lexeme::Unit(Unit::Year),
        "г гг год года году годы годов годам годом годах годе годами лет",
    ),
    (Lexeme::Unit(Unit::SchoolYear), "уг"),
    (
        Lexeme::Day,
        "день дня дней дни дн днем дню сутки суток дневный дневного дневной",
    ),
    (
        Lexeme::MonthDay,
        "число числа числе числу чисел числам числах",
    ),
    (Lexeme::HalfOf, "половина половины половине половину"),
    (Lexeme::Season(Season::Autumn), "осень осени осенью"),
    (Lexeme::Season(Season::Winter), "зима зимы зиме зимой зиму"),
    (
        Lexeme::Season(Season::Spring),
        "весна весны весне весной весну",
    ),
    (Lexeme::Season(Season::Summer), "лето лета лету летом лете"),
    (Lexeme::School, "уч учеб учебн учеб-го школьный"),
    (Lexeme::Current, "т текущ сего"),
    (Lexeme::Until, "до"),
    (Lexeme::From, "с со от ото"),
    (Lexeme::By, "по"),
    (Lexeme::Toward, "к ко"),
    (Lexeme::In, "в во на"),
    (Lexeme::For, "за"),
    (Lexeme::Not, "не"),
    (Lexeme::Later, "позднее позже поздее позднеее"),
    (Lexeme::Earlier, "ранее раньше"),
    (Lexeme::Fewer, "реже менее меньше минимум нереже неменее"),
    (Lexeme::Oftener, "чаще более больше максимум"),
    (Lexeme::Than, "чем как"),
    (Lexeme::Times, "раз раза разу р разов"),
    (Lexeme::Fold(2), "дважды"),
    (Lexeme::Fold(3), "трижды"),
    (Lexeme::Fold(4), "четырежды"),
    (Lexeme::Fold(1), "однократно разово"),
    (
        Lexeme::Each,
        " каждый каждого каждому каждом каждая каждой каждую каждое каждые каждых каждым кажд",
    ),
    (Lexeme::Every(Unit::Year), "погодно"),
    (Lexeme::Every(Unit::Month), "помесячно ежемес"),
    (Lexeme::Every(Unit::Week), "еженед понедельно"),
    (Lexeme::Every(Unit::Quarter), "поквартально ежекварт"),
    (
        Lexeme::During,
        " течение течении теч протяжении протяжение продолжение продолжении процессе втечение втечении \
         ходе",
    ),
    (
        Lexeme::Whole,
        "весь всего всей всех всем все вся круглый целый целого",
    ),
    (
        Lexeme::Constantly,
        "пост круглосуточно круглогодично перманентно текуще",
    ),
    (
        Lexeme::Regularly,
        "регулярно систематически периодически системно планомерно своевременно",
    ),
    (Lexeme::Manner, "основе режиме порядке"),
    (
        Lexeme::Then,
        " далее затем впоследствии потом дальнейшем последующем последующие последующий \
         последующих последующим дальше дале",
    ),
    (Lexeme::Starting, "начиная начало-с"),
    (Lexeme::Inclusive, "включительно вкл включая включит"),
    (Lexeme::And, "и или либо а также плюс"),
    (Lexeme::Ahead, "через спустя"),
    (Lexeme::After, "после вслед"),
    (Lexeme::Moment, "момента даты моменту получения"),
    (
        Lexeme::Upon,
        "при случае случаях накануне перед параллельно одновременно ввиду рамках во-время",
    ),
    (Lexeme::Measure, "мере меру меры"),
    (Lexeme::According, "согласно соответствии соотв"),
    (Lexeme::Deadlines, "сроки сроках срокам"),
    (
        Lexeme::Venue,
        " каб ауд час ч часов часа мин минут онлайн офлайн очно дистанционно zoom вкс \
         актовый адрес этаж корпус аудитория зал зале кабинет кабинете",
    ),
    (
        Filler,
        " состоянию ориентировочно примерно около предварительно срок дата обязательно итого прочее др пр \
         т.д проведения проведение исполнения выполнения сдачи включая тж отв п № протокол пункт \
         приложение раздел",
    ),
    (
        Condition(Event),
        " просьбе ситуации усмотрению инициативе итогам результатам факту окончании завершении истечении прибытии завершению окончанию \
         прошествии распоряжению приказу приглашению письму указанию поручению решению случаю \
         итогами",
    ),
    (
        Condition(Schedule),
        " графику графиком график графика плану планом планам плану-графику планом-графиком \
         расписанию расписанием циклограмме циклограммой регламенту календарю положению \
         положением положениям программе программой перечню дорожной медиаплану графикам \
         графиками планами",
    ),
    (Condition(Request), "звонку вызову"),
    (
        Condition(Need),
        "незамедлительно немедленно срочно внепланово ситуативно эпизодически оперативно индивидуально",
    ),
    (Condition(Schedule), "планово"),
];

/// Stems that take the usual endings of nouns, adjectives and adverbs. Stems of five letters and more forgive one slip.
const STEMS: &[(Lexeme, &str)] = &[
    (Lexeme::Month(1), "январ"),
    (Lexeme::Month(2), "феврал"),
    (Lexeme::Month(3), "март"),
    (Lexeme::Month(4), "апрел"),
    (Lexeme::Month(6), "июн"),
    (Lexeme::Month(7), "июл"),
    (Lexeme::Month(8), "август"),
    (Lexeme::Month(9), "сентябр"),
    (Lexeme::Month(10), "октябр"),
    (Lexeme::Month(11), "ноябр"),
    (Lexeme::Month(12), "декабр"),
    (Lexeme::MonthOf(1), "январск"),
    (Lexeme::MonthOf(2), "февральск"),
    (Lexeme::MonthOf(3), "мартовск"),
    (Lexeme::MonthOf(4), "апрельск"),
    (Lexeme::MonthOf(5), "майск"),
    (Lexeme::MonthOf(6), "июньск"),
    (Lexeme::MonthOf(7), "июльск"),
    (Lexeme::MonthOf(8), "августовск"),
    (Lexeme::MonthOf(9), "сентябрьск"),
    (Lexeme::MonthOf(10), "октябрьск"),
    (Lexeme::MonthOf(11), "ноябрьск"),
    (Lexeme::MonthOf(12), "декабрьск"),
    (Lexeme::Weekday(Mon), "понедельник"),
    (Lexeme::Weekday(Tue), "вторник"),
    (Lexeme::Weekday(Wed), "среда среду среды средой"),
    (Lexeme::Weekday(Thu), "четверг"),
    (Lexeme::Weekday(Fri), "пятниц"),
    (Lexeme::Weekday(Sat), "суббот"),
    (Lexeme::Weekday(Sun), "воскресен"),
    (Lexeme::Unit(Unit::Week), "недел"),
    (Lexeme::Unit(Unit::Decade), "декад"),
    (Lexeme::Unit(Unit::Month), "месяц"),
    (Lexeme::Unit(Unit::Quarter), "квартал"),
    (Lexeme::Unit(Unit::Trimester), "триместр"),
    (Lexeme::Unit(Unit::HalfYear), "полугоди"),
    (Lexeme::Last, "последн"),
    (Lexeme::Holidays, "каникул каникулярн"),
    (Lexeme::SeasonOf(Season::Autumn), "осенн"),
    (Lexeme::SeasonOf(Season::Winter), "зимн"),
    (Lexeme::SeasonOf(Season::Spring), "весенн"),
    (Lexeme::SeasonOf(Season::Summer), "летн"),
    (Lexeme::Place(Place::Start), "начал"),
    (Lexeme::Place(Place::Middle), "середин"),
    (Lexeme::Place(Place::End), "конец конц окончани завершени"),
    (Lexeme::School, "учебн"),
    (Lexeme::Calendar, "календарн"),
    (Lexeme::Working, "рабоч"),
    (Lexeme::Current, "текущ нынешн нов"),
    (
        Lexeme::Following,
        "следующ отчетн предыдущ предстоящ очередн",
    ),
    (Lexeme::Every(Unit::Year), "ежегодн годов"),
    (Lexeme::Every(Unit::Month), "ежемесячн"),
    (Lexeme::Every(Unit::Week), "еженедельн"),
    (Lexeme::Every(Unit::Quarter), "ежеквартальн"),
    (Lexeme::Every(Unit::Day), "ежедневн повседневн"),
    (Lexeme::Every(Unit::HalfYear), "ежеполугодн"),
    (Lexeme::Constantly, "постоянн непрерывн бессрочн"),
    (Lexeme::Regularly, "регулярн систематическ периодическ"),
    (Lexeme::Span, "период срок времен врем"),
    (
        Lexeme::Course,
        "работ  реализаци действи программ проект план обучени сопровождени наставничеств адаптаци \
         мероприяти дорожн карт этап внедрени выполнени исполнени",
    ),
    (Condition(Need), "необходимост надобност потребност"),
    (
        Condition(Request),
        "запрос заявк заявлени требовани обращени желани ходатайств пожелани",
    ),
    (
        Condition(Arrival),
        "поступлени появлени обновлени получени накоплени готовност возможност",
    ),
    (Condition(Agreement), "согласовани договоренност согласован"),
    (Condition(Schedule), "план-график"),
    (
        Body,
        " школ организаци учреждени управлени отдел центр методист директор руководител куратор \
         наставник заместител администраци педагог учител департамент министерств муниципалитет \
         комитет завуч председател психолог специалист воспитател служб координатор совет \
         учредител ответственн округ район",
    ),
    (Lexeme::Venue, "кабинет актов онлайн"),
];

/// Endings of inflected words.
const ENDINGS: &str = "  ь я ю е и ем ей ев ям ях ями а у ом о ы ов ам ах ами ий ие ия ию ии ием иям иях ью ый \
         ая ое ые ого ому ым ых ую ой ее его ему им их ей яя юю ыми ими ее ья ье мя ни ной ог";

/// Words by their letters, made once.
struct Index {
    whole: HashMap<&'static str, Lexeme>,
    stems: HashMap<&'static str, Lexeme>,
    endings: HashSet<&'static str>,
    /// Long stems and words, for those that are misspelt; whether an ending may follow.
    long: Vec<(Vec<char>, Lexeme, bool)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let listed = |list: &'static [(Lexeme, &'static str)]| {
        let words = |(lexeme, words): &(Lexeme, &'static str)| {
            let lexeme = *lexeme;
            words.split_whitespace().map(move |word| (word, lexeme))
        };
        list.iter().flat_map(words).collect::<Vec<_>>()
    };
    let (whole, stems) = (listed(WHOLE), listed(STEMS));
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let long_stems = stems.iter().filter(|(_, lexeme)| *lexeme != Body);
    let long_stems = long_stems.map(|(stem, lexeme)| (letters(stem), *lexeme, true));
    let long_words = whole
        .iter()
        .map(|(word, lexeme)| (letters(word), *lexeme, false));
    Index {
        long: long_stems
            .chain(long_words)
            .filter(|(word, _, stem)| word.len() >= if *stem { 5 } else { 6 })
            .collect(),
        endings: std::iter::once("")
            .chain(ENDINGS.split_whitespace())
            .collect(),
        // The first of two that are spelt alike counts.
        whole: whole.into_iter().rev().collect(),
        stems: stems.into_iter().rev().collect(),
    }
});

/// The meaning of a word that has one form.
pub(super) fn whole(word: &str) -> Option<Lexeme> {
    INDEX.whole.get(word).copied()
}

/// The meaning of a word that is a stem with an ending; the longest stem counts.
pub(super) fn stemmed(word: &str) -> Option<Lexeme> {
    let places = word.char_indices().map(|(at, _)| at);
    let places = places.chain([word.len()]).filter(|at| *at > 0);
    let mut cuts: Vec<usize> = places.collect();
    cuts.reverse();
    let found = cuts.into_iter().take(6).find_map(|at| {
        let (stem, ending) = word.split_at(at);
        let known = INDEX.endings.contains(ending);
        INDEX.stems.get(stem).filter(|_| known)
    });
    found.copied()
}

/// The meaning of a word whose beginning is nearly a long stem, or which is nearly a long word.
pub(super) fn nearly(letters: &[char]) -> Option<Lexeme> {
    let first = letters.first()?;
    let same_start = INDEX
        .long
        .iter()
        .filter(|(word, ..)| word.first() == Some(first));
    for (word, lexeme, stem) in same_start {
        if !stem {
            if within_one(letters, word) {
                return Some(*lexeme);
            }
            continue;
        }
        for length in word.len() - 1..=(word.len() + 1).min(letters.len()) {
            let (beginning, rest) = letters.split_at(length.min(letters.len()));
            if within_one(beginning, word) {
                let rest: String = rest.iter().collect();
                if INDEX.endings.contains(rest.as_str()) {
                    return Some(*lexeme);
                }
            }
        }
    }
    None
}
