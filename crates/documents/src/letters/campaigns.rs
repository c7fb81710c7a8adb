//! Letters about a monitoring campaign: announced, sent back, accepted, extended, over.

use domain::clock::Date;

use super::Letter;
use crate::words::{count, date};

/// What a school is asked in a campaign.
#[derive(Clone, Copy, Debug)]
pub struct CampaignLetter<'a> {
    /// What the campaign is called.
    pub campaign: &'a str,
    /// The school, in the nominative.
    pub school: &'a str,
    /// The school's last day.
    pub due: Date,
    /// The page where it is dealt with.
    pub link: &'a str,
}

/// Tells a school that it is asked.
pub fn announced(letter: &CampaignLetter<'_>) -> Letter {
    written(
        letter,
        format!("Мониторинг: {}", letter.campaign),
        "Открыт мониторинг, в котором нужны ответы вашей организации.",
        "То, что система считает сама, уже подставлено. Ответы подписывает руководитель.",
    )
}

/// Tells a school that its answers came back with so many remarks, and why.
pub fn returned(letter: &CampaignLetter<'_>, remarks: usize, reason: &str) -> Letter {
    let counted = count::of(
        count::signed(remarks),
        ["замечание", "замечания", "замечаний"],
    );
    let at_answers = match remarks {
        0 => String::new(),
        _ => format!("К ответам: {counted}, каждое стоит у своего показателя.\n\n"),
    };
    written(
        letter,
        format!("Мониторинг возвращён: {}", letter.campaign),
        "Ответы на мониторинг возвращены на доработку.",
        &format!(
            "{reason}\n\n{at_answers}Исправьте их и подпишите снова: это не считается опозданием."
        ),
    )
}

/// Tells a school that its answers were accepted.
pub fn accepted(letter: &CampaignLetter<'_>) -> Letter {
    written(
        letter,
        format!("Мониторинг принят: {}", letter.campaign),
        "Ответы на мониторинг приняты.",
        "Они вошли в свод муниципалитета.",
    )
}

/// Tells a school that it has more time.
pub fn extended(letter: &CampaignLetter<'_>) -> Letter {
    written(
        letter,
        format!("Мониторинг продлён: {}", letter.campaign),
        "Срок ответов на мониторинг для вашей организации продлён.",
        "Другим организациям срок не меняли.",
    )
}

/// Tells a school that it is not asked any more, because it left the register of the model.
pub fn released(letter: &CampaignLetter<'_>) -> Letter {
    written(
        letter,
        format!("Мониторинг больше не нужен: {}", letter.campaign),
        "Организация выведена из реестра модели, и ответы на мониторинг от неё больше не требуются.",
        "Написанное сохранено.",
    )
}

/// Tells a school that it is asked again, because it is in the register of the model again.
pub fn recalled(letter: &CampaignLetter<'_>) -> Letter {
    written(
        letter,
        format!("Мониторинг снова нужен: {}", letter.campaign),
        "Организация снова в реестре модели, и от неё снова нужны ответы на мониторинг.",
        "Написанное раньше сохранено.",
    )
}

fn written(letter: &CampaignLetter<'_>, subject: String, what: &str, then: &str) -> Letter {
    Letter {
        subject,
        body: format!(
            "Здравствуйте!\n\n\
             {what}\n\
             Мониторинг: {}.\nОрганизация: {}.\nСрок: {}\n\n\
             {then}\n\n\
             Открыть в системе «Наставник»:\n{}\n",
            letter.campaign.trim_end_matches('.'),
            letter.school,
            date::long(letter.due),
            letter.link
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> CampaignLetter<'static> {
        CampaignLetter {
            campaign: "Промежуточный мониторинг",
            school: "СОШ № 5",
            due: Date::from_ymd_opt(2026, 11, 30).unwrap(),
            link: "https://nastavnik.example/submissions/1",
        }
    }

    fn shown(letter: &Letter) -> String {
        format!("{}\n\n{}", letter.subject, letter.body).replace('\u{a0}', " ")
    }

    #[test]
    fn what_came_back_says_why_and_how_many_remarks_there_are() {
        insta::assert_snapshot!(shown(&returned(&letter(), 2, "Проверьте число пар.")));
        assert!(!returned(&letter(), 0, "…").body.contains("К ответам"));
    }

    #[test]
    fn each_letter_names_the_campaign_the_school_and_the_day() {
        let all = [
            announced(&letter()),
            returned(&letter(), 1, "Проверьте число пар."),
            accepted(&letter()),
            extended(&letter()),
            released(&letter()),
            recalled(&letter()),
        ];
        for one in &all {
            let text = shown(one);
            for wanted in [
                "Мониторинг: Промежуточный мониторинг.\n",
                "СОШ № 5",
                "Срок: 30 ноября 2026 г.",
                "https://nastavnik.example/submissions/1",
            ] {
                assert!(text.contains(wanted), "{text}");
            }
        }
        let subjects: std::collections::BTreeSet<_> = all.iter().map(|one| &one.subject).collect();
        assert_eq!(subjects.len(), all.len());
    }
}
