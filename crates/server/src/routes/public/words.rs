//! What the pages of this room say, in both languages. What the lists of the schema are called is read from the
//! catalogues of the SPA, so that each has one name everywhere.

use std::sync::LazyLock;

use chrono::Datelike;
use domain::clock::{Date, Timestamp, Zone};
use serde_json::Value;

use super::desk::School;

/// A language.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Lang {
    #[default]
    Ru,
    En,
}

impl Lang {
    /// As HTML has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}

/// Sentences that stand by themselves.
#[derive(Debug)]
pub struct Sentences {
    /// The product.
    pub product: &'static str,
    pub practices: &'static str,
    pub practices_about: &'static str,
    pub schools: &'static str,
    pub schools_about: &'static str,
    pub terms: &'static str,
    pub terms_about: &'static str,
    pub nothing: &'static str,
    pub gone: &'static str,
    pub failed: &'static str,
    pub not_read: &'static str,
    pub more: &'static str,
    pub at_the_service: &'static str,
    pub read_whole: &'static str,
    pub problem: &'static str,
    pub actions: &'static str,
    pub result: &'static str,
    pub conditions: &'static str,
    pub authors: &'static str,
    pub names_by_consent: &'static str,
    pub names_at_the_service: &'static str,
    pub as_of: &'static str,
    pub renew: &'static str,
    pub of_school: fn(&str) -> String,
}

static RU: Sentences = Sentences {
    product: "Наставник",
    practices: "Практики наставничества",
    practices_about: "Что получилось у пар «наставник – наставляемый»: из завершённых программ, одобрено организацией и муниципалитетом.",
    schools: "Организации с наставничеством",
    schools_about: "Кто ведёт наставничество в этом учебном году или уже опубликовал практику.",
    terms: "Сроки плана",
    terms_about: "Графа «Сроки» печатного плана, прочитанная в даты.",
    nothing: "Опубликованных практик пока нет",
    gone: "Такой практики нет: возможно, она снята с публикации",
    failed: "Список сейчас недоступен. Обновите страницу через минуту.",
    not_read: "Не читается параметр адреса",
    more: "Ещё практики",
    at_the_service: "Все практики на портале наставничества",
    read_whole: "Читать полностью",
    problem: "Проблема",
    actions: "Что делали",
    result: "Что получилось",
    conditions: "Что нужно, чтобы повторить",
    authors: "Авторы",
    names_by_consent: "Имена показаны только с согласия людей и исчезают, когда согласие отозвано.",
    names_at_the_service: "Имён в этом файле нет: он не узнает, если человек отзовёт согласие. Имена – по ссылкам, пока согласие действует.",
    as_of: "По состоянию на",
    renew: "Чтобы обновить список, скачайте файл заново по адресу",
    of_school: |name| format!("Практики организации «{name}»"),
};

static EN: Sentences = Sentences {
    product: "Nastavnik",
    practices: "Mentoring practices",
    practices_about: "What pairs of mentor and mentee achieved: from completed programmes, approved by the organisation and the municipality.",
    schools: "Organisations with mentoring",
    schools_about: "Who runs mentoring this school year or has published a practice.",
    terms: "Terms of a plan",
    terms_about: "The column of terms of a printed plan, read into dates.",
    nothing: "No practices have been published yet",
    gone: "There is no such practice; it may have been withdrawn",
    failed: "The list is not available just now. Reload the page in a minute.",
    not_read: "A parameter of the address cannot be read",
    more: "More practices",
    at_the_service: "All practices at the mentoring portal",
    read_whole: "Read the whole text",
    problem: "Problem",
    actions: "What was done",
    result: "What came of it",
    conditions: "What it takes to repeat it",
    authors: "Authors",
    names_by_consent: "Names are shown under people's consent alone and go when it is withdrawn.",
    names_at_the_service: "This file has no names: it would not learn of a consent withdrawn. Follow the links for names, while a consent holds.",
    as_of: "As of",
    renew: "To renew the list, download the file again from",
    of_school: |name| format!("Practices of {name}"),
};

static RU_TERMS: LazyLock<Value> = LazyLock::new(|| {
    catalogue(include_str!(
        "../../../../../frontend/src/locales/ru/terms.json"
    ))
});
static EN_TERMS: LazyLock<Value> = LazyLock::new(|| {
    catalogue(include_str!(
        "../../../../../frontend/src/locales/en/terms.json"
    ))
});

fn catalogue(text: &str) -> Value {
    // A test reads them; one that cannot be read has no names in it.
    serde_json::from_str(text).unwrap_or_default()
}

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Which language.
    pub lang: Lang,
    /// Its sentences.
    pub say: &'static Sentences,
}

impl Words {
    /// Those of `lang`.
    pub fn of(lang: Lang) -> Self {
        let say = match lang {
            Lang::Ru => &RU,
            Lang::En => &EN,
        };
        Self { lang, say }
    }

    /// What a value of the schema is called: `topic`, `form` or `format`. `None` for no such value.
    pub fn term(&self, section: &str, code: &str) -> Option<&'static str> {
        let terms = match self.lang {
            Lang::Ru => &RU_TERMS,
            Lang::En => &EN_TERMS,
        };
        terms.get(section)?.get(code)?.as_str()
    }

    /// A day; instants become days where most readers are.
    pub fn day(&self, instant: Timestamp) -> String {
        self.date(Zone::default().date(instant))
    }

    fn date(&self, date: Date) -> String {
        match self.lang {
            Lang::Ru => documents::words::date::long(date),
            Lang::En => format!("{} {} {}", date.day(), date.format("%B"), date.year()),
        }
    }

    /// What a list is called.
    pub fn title_of(&self, school: Option<&School>) -> String {
        match school {
            Some(school) => (self.say.of_school)(&school.name),
            None => self.say.practices.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::Request;
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn every_value_of_the_schema_has_a_name_in_both_languages() {
        let schema = graphql::schema();
        for (section, name) in [
            ("topic", "MentoringTopic"),
            ("form", "RolePairForm"),
            ("format", "MentoringFormat"),
        ] {
            let query = format!("{{ __type(name: \"{name}\") {{ enumValues {{ name }} }} }}");
            let answer = schema.execute(Request::new(query)).await.data;
            let answer = json!(answer);
            let values = answer["__type"]["enumValues"].as_array().unwrap();
            assert!(!values.is_empty());
            for value in values {
                let code = value["name"].as_str().unwrap();
                for lang in [Lang::Ru, Lang::En] {
                    assert!(
                        Words::of(lang).term(section, code).is_some(),
                        "{section}.{code}"
                    );
                }
            }
        }
    }

    #[test]
    fn days_are_written_out() {
        let instant = Timestamp::from_timestamp(1_788_210_000, 0).unwrap();
        assert_eq!(
            Words::of(Lang::Ru).day(instant),
            "1\u{a0}сентября\u{a0}2026\u{a0}г."
        );
        assert_eq!(Words::of(Lang::En).day(instant), "1 September 2026");
    }
}
