//! Receipts: a consent was recorded, or taken back.

use domain::clock::Date;
use domain::consent::{ConsentPurpose, WithdrawalEffect, effect_of_withdrawal};

use super::Letter;
use crate::words::date;

/// What a receipt is about.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// For what the consent was.
    pub purpose: ConsentPurpose,
    /// The day.
    pub on: Date,
    /// The address of the system, without a slash at the end.
    pub link: &'a str,
}

/// A consent was recorded.
pub fn given(receipt: &Receipt<'_>) -> Letter {
    let purpose = name(receipt.purpose);
    Letter {
        subject: format!("Принято: {purpose}"),
        body: format!(
            "Здравствуйте!\n\n\
             {} принято ваше согласие.\n\
             Вид: {purpose}.\n\
             Организация: {}.\n\n\
             Прочитать его текст и отозвать его можно в любое время:\n{}/me/consents\n",
            date::long(receipt.on),
            receipt.place,
            receipt.link
        ),
    }
}

/// A consent was taken back; `destroyed_by` is the last day on which the data may still be there.
pub fn withdrawn(receipt: &Receipt<'_>, destroyed_by: Option<Date>) -> Letter {
    let purpose = name(receipt.purpose);
    let follows = match effect_of_withdrawal(receipt.purpose) {
        WithdrawalEffect::Unpublish => "Опубликованное на его основании больше не показывается.",
        WithdrawalEffect::ProposeEnding => {
            "Если на нём держались действующие пары, куратору предложено их прекратить: решает он."
        }
    };
    let destroyed = destroyed_by
        .map(|day| {
            format!(
                "\nНе позднее {} уничтожаются данные, которые организация не обязана хранить по закону.",
                date::long(day)
            )
        })
        .unwrap_or_default();
    Letter {
        subject: format!("Отозвано: {purpose}"),
        body: format!(
            "Здравствуйте!\n\n\
             {} отозвано ваше согласие.\n\
             Вид: {purpose}.\n\
             Организация: {}.\n\n\
             {follows}{destroyed}\n\n\
             Все ваши согласия и то, что осталось от отозванных:\n{}/me/consents\n",
            date::long(receipt.on),
            receipt.place,
            receipt.link
        ),
    }
}

fn name(purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::PersonalDataProcessing => "согласие на обработку персональных данных",
        ConsentPurpose::PersonalDataDissemination => {
            "согласие на распространение персональных данных"
        }
        ConsentPurpose::MentorDuty => "согласие на выполнение работы по наставничеству",
        ConsentPurpose::MenteeParticipation => "согласие на участие в роли наставляемого",
        ConsentPurpose::PhotoVideo => "согласие на фото- и видеосъёмку",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(purpose: ConsentPurpose) -> Receipt<'static> {
        Receipt {
            place: "СОШ № 5",
            purpose,
            on: Date::from_ymd_opt(2026, 11, 15).unwrap(),
            link: "https://nastavnik.example",
        }
    }

    #[test]
    fn a_receipt_says_what_was_taken_back_and_what_follows() {
        let by = Date::from_ymd_opt(2026, 12, 15);
        let letter = withdrawn(&receipt(ConsentPurpose::PersonalDataProcessing), by);
        assert_eq!(
            letter.subject,
            "Отозвано: согласие на обработку персональных данных"
        );
        assert!(
            letter
                .body
                .contains("15\u{a0}ноября\u{a0}2026\u{a0}г. отозвано"),
            "{}",
            letter.body
        );
        assert!(
            letter.body.contains("Не позднее 15\u{a0}декабря\u{a0}2026"),
            "{}",
            letter.body
        );
        let letter = withdrawn(&receipt(ConsentPurpose::PhotoVideo), None);
        assert!(letter.body.contains("больше не показывается"));
    }

    #[test]
    fn every_purpose_has_a_receipt_of_its_own() {
        let subjects: std::collections::BTreeSet<String> = ConsentPurpose::ALL
            .map(|purpose| given(&receipt(purpose)).subject)
            .into();
        assert_eq!(subjects.len(), ConsentPurpose::ALL.len());
    }
}
