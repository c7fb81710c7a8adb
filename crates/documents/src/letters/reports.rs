//! Letters about a report on the execution of a roadmap, on its way to the level that decides.

use domain::clock::Date;

use super::Letter;
use crate::words::{count, date};

/// A report of an organisation or an office.
#[derive(Clone, Copy, Debug)]
pub struct ReportLetter<'a> {
    /// Whose it is, in the nominative.
    pub place: &'a str,
    /// The title of the roadmap.
    pub roadmap: &'a str,
    /// The first day that it is about.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The page where it is dealt with.
    pub link: &'a str,
}

/// Tells who signs that it is written.
pub fn prepared(letter: &ReportLetter<'_>) -> Letter {
    written(
        letter,
        format!("На подпись: отчёт о дорожной карте, {}", letter.place),
        "Отчёт об исполнении дорожной карты подготовлен и ждёт подписи.",
        "Пока отчёт не подписан, показатели в нём меняются вместе с данными.",
    )
}

/// Tells who decides that it was handed in; `again` when it had been decided before.
pub fn submitted(letter: &ReportLetter<'_>, again: bool) -> Letter {
    let (heading, how) = match again {
        false => ("Отчёт о дорожной карте", "подписан и сдан"),
        true => (
            "Снова отчёт о дорожной карте",
            "исправлен, подписан и сдан снова",
        ),
    };
    written(
        letter,
        format!("{heading}: {}", letter.place),
        &format!("Отчёт об исполнении дорожной карты {how}."),
        "Его нужно принять или вернуть с указанием причины.",
    )
}

/// Tells who reports that it came back with so many remarks at rows, and why.
pub fn returned(letter: &ReportLetter<'_>, remarks: usize, reason: &str) -> Letter {
    let counted = count::of(
        count::signed(remarks),
        ["замечание", "замечания", "замечаний"],
    );
    let at_rows = match remarks {
        0 => String::new(),
        _ => format!("К пунктам: {counted}, каждое стоит у своего пункта.\n\n"),
    };
    written(
        letter,
        "Отчёт о дорожной карте возвращён".to_owned(),
        "Отчёт об исполнении дорожной карты возвращён на доработку.",
        &format!("{reason}\n\n{at_rows}Исправьте его и подпишите снова."),
    )
}

/// Tells who reports that it was accepted.
pub fn accepted(letter: &ReportLetter<'_>) -> Letter {
    written(
        letter,
        "Отчёт о дорожной карте принят".to_owned(),
        "Отчёт об исполнении дорожной карты принят.",
        "Показатели в нём остаются такими, какими были в день подписи.",
    )
}

fn written(letter: &ReportLetter<'_>, subject: String, what: &str, then: &str) -> Letter {
    Letter {
        subject,
        body: format!(
            "Здравствуйте!\n\n\
             {what}\n\
             Организация: {}.\nДокумент: {}.\nПериод: с {} по {}\n\n\
             {then}\n\n\
             Открыть в системе «Наставник»:\n{}\n",
            letter.place,
            letter.roadmap.trim_end_matches('.'),
            date::long(letter.from),
            date::long(letter.until),
            letter.link
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> ReportLetter<'static> {
        ReportLetter {
            place: "СОШ № 5",
            roadmap: "Дорожная карта наставничества.",
            from: Date::from_ymd_opt(2026, 9, 1).unwrap(),
            until: Date::from_ymd_opt(2026, 12, 31).unwrap(),
            link: "https://nastavnik.example/reports/1",
        }
    }

    fn shown(letter: &Letter) -> String {
        format!("{}\n\n{}", letter.subject, letter.body).replace('\u{a0}', " ")
    }

    #[test]
    fn what_came_back_says_why_and_how_many_remarks_there_are() {
        insta::assert_snapshot!(shown(&returned(&letter(), 3, "Нет подтверждений.")));
        assert!(!returned(&letter(), 0, "…").body.contains("К пунктам"));
    }

    #[test]
    fn each_letter_says_whose_report_it_is_and_for_which_days() {
        let all = [
            prepared(&letter()),
            submitted(&letter(), false),
            submitted(&letter(), true),
            returned(&letter(), 1, "Нет подтверждений."),
            accepted(&letter()),
        ];
        for one in &all {
            let text = shown(one);
            for wanted in [
                "СОШ № 5",
                "Документ: Дорожная карта наставничества.\n",
                "с 1 сентября 2026 г. по 31 декабря 2026 г.",
                "https://nastavnik.example/reports/1",
            ] {
                assert!(text.contains(wanted), "{text}");
            }
        }
        let subjects: std::collections::BTreeSet<_> = all.iter().map(|one| &one.subject).collect();
        assert_eq!(subjects.len(), all.len());
    }
}
