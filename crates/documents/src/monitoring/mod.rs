//! The questions that campaigns ask when nobody wrote others: indicator sets in words of our own, by kind and version.
//!
//! A version is never edited: a change of wording or of what is asked is a new version beside the old one. Campaigns keep the
//! questions that they were planned with.

mod questions;
mod sets;

use domain::monitoring::{CampaignKind, IndicatorSet, SetState};

/// What questions stand under that a campaign asks besides those of its set.
pub const OWN_SECTION: &str = "Дополнительные вопросы";

/// The set by which campaigns of `kind` are planned now; that of requests is empty, because nobody knows what they will ask.
pub fn current(kind: CampaignKind) -> IndicatorSet {
    IndicatorSet {
        kind,
        version: 1,
        state: SetState::Approved,
        items: sets::first(kind),
    }
}

/// What a campaign of `kind` is called when nobody says otherwise.
pub fn title(kind: CampaignKind) -> &'static str {
    match kind {
        CampaignKind::Readiness => "Мониторинг готовности",
        CampaignKind::Process => "Мониторинг процесса реализации",
        CampaignKind::Impact => "Мониторинг влияния на участников",
        CampaignKind::Interim => "Промежуточный мониторинг",
        CampaignKind::Final => "Итоговый мониторинг",
        CampaignKind::RoadmapExecution => "Мониторинг исполнения дорожной карты",
        CampaignKind::Deficits => "Мониторинг профессиональных дефицитов",
        CampaignKind::AdHoc => "Мониторинг по запросу",
    }
}

/// What stands before the sums of a return.
pub const TOTAL: &str = "Итого";

/// What stands where a sum is withheld because it stands for one to four people.
pub const WITHHELD: &str = "меньше 5";

/// An answer to a question for yes or no.
pub fn yes_or_no(yes: bool) -> &'static str {
    if yes { "да" } else { "нет" }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use domain::monitoring::indicator_set::sound;

    use super::*;

    #[test]
    fn every_set_can_be_asked_and_only_that_of_requests_is_empty() {
        for kind in CampaignKind::ALL {
            let set = current(kind);
            assert_eq!(sound(&set.items), Ok(()), "{kind:?}");
            assert_eq!(
                set.items.is_empty(),
                kind == CampaignKind::AdHoc,
                "{kind:?}"
            );
            assert_eq!((set.kind, set.state), (kind, SetState::Approved));
        }
    }

    #[test]
    fn a_code_means_the_same_in_all_sets() {
        let mut known = BTreeMap::new();
        for kind in CampaignKind::ALL {
            for item in current(kind).items {
                let same = (item.title.clone(), item.kind, item.source);
                let before = known
                    .entry(item.code.clone())
                    .or_insert_with(|| same.clone());
                assert_eq!(*before, same, "{}", item.code);
            }
        }
    }

    #[test]
    fn readiness_interim_and_final_campaigns_ask_differently() {
        let of = |kind| {
            let items = current(kind).items.into_iter();
            items.map(|item| item.code).collect::<BTreeSet<_>>()
        };
        let sets = [
            of(CampaignKind::Readiness),
            of(CampaignKind::Interim),
            of(CampaignKind::Final),
        ];
        assert!(sets[0] != sets[1] && sets[1] != sets[2] && sets[0] != sets[2]);
    }

    #[test]
    fn the_questions_of_each_kind() {
        let lines = CampaignKind::ALL.map(|kind| {
            let items = current(kind).items.into_iter();
            let items = items.map(|item| format!("  {:<24} {}\n", item.code, item.title));
            format!("{kind:?}: {}\n{}", title(kind), items.collect::<String>())
        });
        insta::assert_snapshot!(lines.join("\n"));
    }
}
