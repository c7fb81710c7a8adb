//! Letters about roadmaps: what is due by one, and the way of one through its review.

use domain::clock::Date;

use super::Letter;
use crate::words::{count, date};

/// To whom a reminder goes; the longer something is overdue, the higher.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reader {
    /// Who carries it out, 14 and 3 days before the day and on it.
    Body,
    /// The head of the organisation, 3 days after.
    Head,
    /// The municipal centre, 10 days after.
    Centre,
    /// The authority, 20 days after.
    Authority,
}

impl Reader {
    /// Every reader, the nearest first.
    pub const ALL: [Self; 4] = [Self::Body, Self::Head, Self::Centre, Self::Authority];

    /// Why the letter came to this reader.
    fn reason(self) -> &'static str {
        match self {
            Self::Body => {
                "Когда мероприятие исполнено, отметьте это и приложите подтверждение. \
                 Если оно к организации не относится, укажите причину."
            }
            Self::Head => {
                "Письмо отправлено руководителю организации: срок прошёл, а отметки об исполнении нет."
            }
            Self::Centre => {
                "Письмо отправлено в муниципальный центр: руководителю организации уже напоминали, \
                 отметки об исполнении нет."
            }
            Self::Authority => {
                "Письмо отправлено в орган управления образованием: напоминания организации и муниципальному \
                 центру исполнения не дали."
            }
        }
    }
}

/// Something that is due by a roadmap. It bears no names of people: it goes to levels that see none.
#[derive(Clone, Copy, Debug)]
pub struct DueLine<'a> {
    /// The number as printed.
    pub number: Option<&'a str>,
    /// What is to be done.
    pub activity: &'a str,
    /// The organisation in the nominative, where the letter is about several.
    pub place: Option<&'a str>,
    /// By when.
    pub due: Date,
    /// Days from the due day; before it when negative.
    pub days: i64,
}

/// A reminder of what is due by a roadmap: all that has reached the same step on one day.
#[derive(Clone, Copy, Debug)]
pub struct RoadmapReminder<'a> {
    /// To whom it goes.
    pub reader: Reader,
    /// The title of the roadmap.
    pub roadmap: &'a str,
    /// The organisation in the nominative; `None` where each line names its own.
    pub place: Option<&'a str>,
    /// What is due, all on the same side of its day; at least one.
    pub lines: &'a [DueLine<'a>],
    /// What the person who sends it wanted to add; `None` for a letter of the system.
    pub message: Option<&'a str>,
    /// The page where it is dealt with.
    pub link: &'a str,
}

/// The most lines of a letter; what is beyond them is counted.
const LINES: usize = 40;
/// The longest title of an activity in a subject, in letters.
const LONGEST: usize = 70;

/// Reminds of one thing or several before their day, on it, or after it.
pub fn reminder(letter: &RoadmapReminder<'_>) -> Letter {
    let days = letter.lines.iter().map(|line| line.days).max();
    let heading = match days.unwrap_or_default() {
        days if days < 0 => "Срок подходит",
        0 => "Срок сегодня",
        _ => "Срок прошёл",
    };
    let what = match letter.lines {
        [only] => shortened(only.activity),
        several => format!(
            "{} дорожной карты",
            count::of(
                count::signed(several.len()),
                ["мероприятие", "мероприятия", "мероприятий"]
            )
        ),
    };
    // Who reads letters about many organisations sees at once whose this is.
    let whose = match (letter.reader, letter.place) {
        (Reader::Centre | Reader::Authority, Some(place)) => format!(" ({place})"),
        _ => String::new(),
    };
    let mut lines: Vec<String> = letter.lines.iter().take(LINES).map(said).collect();
    let more = letter.lines.len().saturating_sub(LINES);
    if more > 0 {
        lines.push(format!("— и ещё {more}; все они на странице по ссылке."));
    }
    let place = letter.place.map(|place| format!("Организация: {place}.\n"));
    let message = letter.message.map(|message| format!("{message}\n\n"));
    Letter {
        subject: format!("{heading}: {what}{whose}"),
        body: format!(
            "Здравствуйте!\n\n\
             {}{}\n\n\
             {}Документ: {}.\n\n\
             {}\n\n\
             Открыть в системе «Наставник»:\n{}\n",
            message.unwrap_or_default(),
            lines.join("\n"),
            place.unwrap_or_default(),
            letter.roadmap.trim_end_matches('.'),
            letter.reader.reason(),
            letter.link
        ),
    }
}

/// «— 2.1 Провести семинар: через 3 дня (срок 15 марта 2027 г.).»
fn said(line: &DueLine<'_>) -> String {
    let number = line.number.map(|number| format!("{number} "));
    let place = line.place.map(|place| format!(", {place}"));
    let when = match line.days {
        days if days < 0 => format!("через {}", count::days(-days)),
        0 => "сегодня".to_owned(),
        days => format!("просрочено на {}", count::days(days)),
    };
    format!(
        "— {}{}{}: {when} (срок {}).",
        number.unwrap_or_default(),
        line.activity.trim_end_matches('.'),
        place.unwrap_or_default(),
        date::long(line.due)
    )
}

/// A text that fits a subject, cut at a word's end.
fn shortened(text: &str) -> String {
    let text = text.trim_end_matches('.');
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST).collect();
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

/// A roadmap of an organisation on its way through the review by the centre.
#[derive(Clone, Copy, Debug)]
pub struct ReviewLetter<'a> {
    /// The organisation whose roadmap it is, in the nominative.
    pub place: &'a str,
    /// Its title.
    pub roadmap: &'a str,
    /// The page where it is dealt with.
    pub link: &'a str,
}

/// Tells the centre that a roadmap waits for its verdict until `due`; `again` when it had been returned before.
pub fn submitted(letter: &ReviewLetter<'_>, again: bool, due: Date) -> Letter {
    let (heading, how) = match again {
        false => ("На согласование", "направлена на согласование"),
        true => (
            "Снова на согласование",
            "исправлена и снова направлена на согласование",
        ),
    };
    Letter {
        subject: format!("{heading}: дорожная карта, {}", letter.place),
        body: format!(
            "Здравствуйте!\n\n\
             Дорожная карта {how}.\n\
             {}\
             Решение нужно принять до {} включительно. Молчание согласием не считается.\n\n\
             {}",
            facts(letter),
            date::long(due),
            link(letter)
        ),
    }
}

/// Tells the organisation that the centre returned its roadmap with so many remarks at rows, and what it says of the whole.
pub fn returned(letter: &ReviewLetter<'_>, remarks: usize, general: Option<&str>) -> Letter {
    let counted = count::of(
        count::signed(remarks),
        ["замечание", "замечания", "замечаний"],
    );
    let (subject, at_rows) = match remarks {
        0 => ("Дорожная карта возвращена".to_owned(), String::new()),
        _ => (
            format!("Дорожная карта возвращена: {counted}"),
            format!("К пунктам: {counted}, каждое стоит у своего пункта.\n"),
        ),
    };
    let general = general.map(|text| format!("{text}\n\n"));
    Letter {
        subject,
        body: format!(
            "Здравствуйте!\n\n\
             Муниципальный центр вернул дорожную карту на доработку.\n\
             {}{at_rows}\n\
             {}Исправьте её и направьте на согласование снова.\n\n\
             {}",
            facts(letter),
            general.unwrap_or_default(),
            link(letter)
        ),
    }
}

/// Tells the organisation that the centre agreed to its roadmap.
pub fn agreed(letter: &ReviewLetter<'_>) -> Letter {
    Letter {
        subject: "Дорожная карта согласована".to_owned(),
        body: format!(
            "Здравствуйте!\n\n\
             Муниципальный центр согласовал дорожную карту.\n\
             {}\
             Теперь её утверждает приказом руководитель организации: после этого наступают сроки мероприятий.\n\n\
             {}",
            facts(letter),
            link(letter)
        ),
    }
}

/// What the other side said about a duty.
#[derive(Clone, Copy, Debug)]
pub struct CommentLetter<'a> {
    /// The organisation or office whose duty it is, in the nominative.
    pub place: &'a str,
    /// What is to be done.
    pub activity: &'a str,
    /// What was said.
    pub text: &'a str,
    /// The page where it is answered.
    pub link: &'a str,
}

/// Tells the other side what was said about a duty.
pub fn comment(letter: &CommentLetter<'_>) -> Letter {
    Letter {
        subject: format!("Комментарий к мероприятию: {}", shortened(letter.activity)),
        body: format!(
            "Здравствуйте!\n\n\
             К мероприятию дорожной карты написан комментарий.\n\
             Организация: {}.\nМероприятие: {}.\n\n\
             {}\n\n\
             Открыть в системе «Наставник»:\n{}\n",
            letter.place,
            letter.activity.trim_end_matches('.'),
            letter.text,
            letter.link
        ),
    }
}

fn facts(letter: &ReviewLetter<'_>) -> String {
    format!(
        "Организация: {}.\nДокумент: {}.\n",
        letter.place,
        letter.roadmap.trim_end_matches('.')
    )
}

fn link(letter: &ReviewLetter<'_>) -> String {
    format!("Открыть в системе «Наставник»:\n{}\n", letter.link)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROADMAP: &str = "Дорожная карта наставничества на 2026/2027 учебный год";

    fn line(days: i64) -> DueLine<'static> {
        DueLine {
            number: Some("2.1"),
            activity: "Провести неделю открытых уроков наставников.",
            place: None,
            due: Date::from_ymd_opt(2027, 3, 15).unwrap(),
            days,
        }
    }

    fn letter(reader: Reader, lines: &[DueLine<'_>]) -> Letter {
        reminder(&RoadmapReminder {
            reader,
            roadmap: ROADMAP,
            place: Some("СОШ № 5"),
            lines,
            message: None,
            link: "https://nastavnik.example/duties/1",
        })
    }

    fn shown(letter: &Letter) -> String {
        format!("{}\n\n{}", letter.subject, letter.body).replace('\u{a0}', " ")
    }

    fn review() -> ReviewLetter<'static> {
        ReviewLetter {
            place: "СОШ № 5",
            roadmap: ROADMAP,
            link: "https://nastavnik.example/roadmaps/1",
        }
    }

    #[test]
    fn a_reminder_says_what_until_when_and_where() {
        insta::assert_snapshot!(shown(&letter(Reader::Body, &[line(-3)])));
    }

    #[test]
    fn each_step_says_how_far_its_day_is() {
        for (days, heading, when) in [
            (-14, "Срок подходит", "через 14 дней"),
            (-3, "Срок подходит", "через 3 дня"),
            (0, "Срок сегодня", "сегодня"),
            (3, "Срок прошёл", "просрочено на 3 дня"),
            (10, "Срок прошёл", "просрочено на 10 дней"),
            (20, "Срок прошёл", "просрочено на 20 дней"),
            (21, "Срок прошёл", "просрочено на 21 день"),
        ] {
            let letter = letter(Reader::Body, &[line(days)]);
            assert!(letter.subject.starts_with(heading), "{}", letter.subject);
            let body = shown(&letter);
            assert!(
                body.contains(&format!("{when} (срок 15 марта 2027 г.)")),
                "{body}"
            );
        }
    }

    #[test]
    fn who_reads_of_many_organisations_sees_whose_it_is_and_why_it_came() {
        let late = [
            line(10),
            DueLine {
                number: None,
                ..line(11)
            },
        ];
        insta::assert_snapshot!(shown(&letter(Reader::Centre, &late)));
        let reasons: std::collections::BTreeSet<_> = Reader::ALL.map(Reader::reason).into();
        assert_eq!(reasons.len(), Reader::ALL.len());
    }

    #[test]
    fn several_things_are_counted_and_a_long_one_is_cut_in_the_subject_alone() {
        for (number, wanted) in [
            (2, "2 мероприятия дорожной карты"),
            (5, "5 мероприятий дорожной карты"),
            (21, "21 мероприятие дорожной карты"),
        ] {
            let subject = shown(&letter(Reader::Body, &vec![line(0); number]));
            assert!(subject.contains(wanted), "{subject}");
        }
        let long = "Подготовить и разместить на сайте организации материалы о работе наставников и наставляемых";
        let letter = letter(
            Reader::Body,
            &[DueLine {
                activity: long,
                ..line(0)
            }],
        );
        assert!(letter.subject.ends_with("о работе…"), "{}", letter.subject);
        assert!(letter.body.contains(long));
    }

    #[test]
    fn a_long_letter_counts_what_it_does_not_list() {
        let body = shown(&letter(Reader::Centre, &vec![line(10); LINES + 3]));
        assert_eq!(body.matches("просрочено на").count(), LINES);
        assert!(body.contains("— и ещё 3;"), "{body}");
        let body = shown(&letter(Reader::Centre, &vec![line(10); LINES]));
        assert!(!body.contains("и ещё"), "{body}");
    }

    #[test]
    fn a_reminder_by_a_person_bears_their_words_and_names_each_organisation() {
        let lines = [DueLine {
            place: Some("Гимназия № 1"),
            ..line(4)
        }];
        let letter = reminder(&RoadmapReminder {
            reader: Reader::Body,
            roadmap: ROADMAP,
            place: None,
            lines: &lines,
            message: Some("Пожалуйста, до пятницы."),
            link: "https://nastavnik.example/duties",
        });
        insta::assert_snapshot!(shown(&letter));
    }

    #[test]
    fn the_centre_learns_what_waits_and_until_when() {
        let due = Date::from_ymd_opt(2026, 12, 14).unwrap();
        insta::assert_snapshot!(shown(&submitted(&review(), false, due)));
        let again = submitted(&review(), true, due);
        assert_eq!(
            again.subject,
            "Снова на согласование: дорожная карта, СОШ № 5"
        );
        assert!(again.body.contains("исправлена и снова направлена"));
    }

    #[test]
    fn what_is_returned_says_how_many_remarks_there_are() {
        let general = Some("Сроки второго раздела раньше, чем приказ о парах.");
        insta::assert_snapshot!(shown(&returned(&review(), 3, general)));
        for (remarks, wanted) in [
            (0, "Дорожная карта возвращена"),
            (1, "Дорожная карта возвращена: 1 замечание"),
            (5, "Дорожная карта возвращена: 5 замечаний"),
        ] {
            let subject = returned(&review(), remarks, None).subject;
            assert_eq!(subject.replace('\u{a0}', " "), wanted);
        }
        assert!(!returned(&review(), 0, None).body.contains("К пунктам"));
    }

    #[test]
    fn a_comment_names_the_duty_and_says_what_was_said() {
        let letter = comment(&CommentLetter {
            place: "СОШ № 5",
            activity: "Провести неделю открытых уроков.",
            text: "Перенесём на март?",
            link: "https://nastavnik.example/s/1/duties",
        });
        assert_eq!(
            letter.subject,
            "Комментарий к мероприятию: Провести неделю открытых уроков"
        );
        let body = &letter.body;
        assert!(body.contains("Перенесём на март?") && body.contains("Организация: СОШ № 5."));
    }

    #[test]
    fn what_is_agreed_says_what_comes_next() {
        insta::assert_snapshot!(shown(&agreed(&review())));
    }
}
