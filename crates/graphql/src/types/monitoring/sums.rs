//! What was accepted in a campaign, summed up question by question.

use std::collections::BTreeMap;

use async_graphql::SimpleObject;
use domain::id::MunicipalityId;
use domain::monitoring::{Item, Shown, ValueKind, shown_people, shown_people_sum};
use persistence::submissions::sums::{Sum, Sums};

use super::CampaignCompleteness;
use crate::types::figures::Sight;
use crate::types::place::Place;

/// What schools answered to one question, over what was accepted. Words are not summed up.
#[derive(Clone, Debug, SimpleObject)]
pub struct ItemSum {
    /// The code of the question.
    pub code: String,
    /// How many schools answered it.
    pub answered: i32,
    /// The sum, of a question about how many; `null` for others, when nobody answered, and when it is withheld.
    pub total: Option<i32>,
    /// The mean over the schools that answered, of shares and scales; `null` for others and when nobody answered.
    pub mean: Option<f64>,
    /// How many schools said yes; `null` for questions of other kinds.
    pub yes: Option<i32>,
    /// Whether the sum is withheld because it stands for one to four people.
    pub withheld: bool,
}

impl ItemSum {
    /// The sums of all questions, in their order.
    pub(crate) fn all(items: &[Item], sums: &Sums, sight: Sight) -> Vec<Self> {
        let of = |item: &Item| {
            let sum = sums.get(&item.code).copied().unwrap_or_default();
            Self::of(item, &sum, sight)
        };
        items.iter().map(of).collect()
    }

    /// The sums over several municipalities, withheld where they would tell what one of them has.
    pub(crate) fn over(
        items: &[Item],
        parts: &BTreeMap<MunicipalityId, Sums>,
        sight: Sight,
    ) -> Vec<Self> {
        let mut all = Sums::new();
        for (code, sum) in parts.values().flatten() {
            all.entry(code.clone()).or_default().add(sum);
        }
        let mut sums = Self::all(items, &all, sight);
        for (item, sum) in items.iter().zip(&mut sums) {
            let is_counted = item.people && sight == Sight::Counts && sum.total.is_some();
            let of_each = parts
                .values()
                .filter_map(|part| part.get(&item.code)?.total);
            let of_each = of_each.map(|total| u32::try_from(total).unwrap_or(u32::MAX));
            if is_counted && shown_people_sum(of_each) == Shown::Withheld {
                sum.total = None;
                sum.withheld = true;
            }
        }
        sums
    }

    fn of(item: &Item, sum: &Sum, sight: Sight) -> Self {
        let small = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        let people = item.people && sight == Sight::Counts;
        let total = sum.total.filter(|_| item.kind == ValueKind::Count);
        let withheld = people
            && total
                .and_then(|total| u32::try_from(total).ok())
                .is_some_and(|total| shown_people(total) == Shown::Withheld);
        let is_averaged = matches!(item.kind, ValueKind::Percent | ValueKind::Scale);
        let mean = sum.total.filter(|_| is_averaged && sum.answered > 0);
        let mean = mean.and_then(|total| i32::try_from(total).ok());
        Self {
            code: item.code.clone(),
            answered: small(sum.answered),
            total: total
                .filter(|_| !withheld)
                .map(|total| i32::try_from(total).unwrap_or(i32::MAX)),
            mean: mean.map(|total| f64::from(total) / f64::from(sum.answered)),
            yes: (item.kind == ValueKind::YesNo).then(|| small(sum.yes)),
            withheld,
        }
    }
}

/// What a municipality's schools answered in a campaign of the region: how far it has come, and sums of what was accepted.
#[derive(Clone, Debug, SimpleObject)]
pub struct MunicipalReturn {
    /// The municipality.
    pub municipality: Place,
    /// How far its schools have come.
    pub completeness: CampaignCompleteness,
    /// What they answered, question by question; nothing is in it before it is accepted.
    pub sums: Vec<ItemSum>,
}

#[cfg(test)]
mod tests {
    use domain::monitoring::{Source, Stage};
    use uuid::Uuid;

    use super::*;

    fn total(counts: &[i64], people: bool, sight: Sight) -> (Option<i32>, bool) {
        let item = Item {
            code: "A1".to_owned(),
            stage: Stage::Process,
            section: String::new(),
            title: "Наставников".to_owned(),
            unit: String::new(),
            kind: ValueKind::Count,
            source: Source::Manual,
            required: false,
            people,
            part_of: None,
        };
        let part = |(at, total): (usize, &i64)| {
            let sum = Sum {
                answered: 1,
                total: Some(*total),
                yes: 0,
            };
            let id = MunicipalityId(Uuid::from_u128(at as u128));
            (id, Sums::from([("A1".to_owned(), sum)]))
        };
        let parts = counts.iter().enumerate().map(part).collect();
        let sums = ItemSum::over(&[item], &parts, sight);
        (sums[0].total, sums[0].withheld)
    }

    #[test]
    fn a_sum_does_not_tell_what_one_municipality_is_withheld() {
        assert_eq!(total(&[20, 3], true, Sight::Counts), (None, true));
        assert_eq!(total(&[20, 3, 4], true, Sight::Counts), (Some(27), false));
        assert_eq!(total(&[20, 1, 2], true, Sight::Counts), (None, true));
        assert_eq!(total(&[1, 2], true, Sight::Counts), (None, true));
        assert_eq!(total(&[20, 0], true, Sight::Counts), (Some(20), false));
        assert_eq!(total(&[20, 3], false, Sight::Counts), (Some(23), false));
        assert_eq!(total(&[20, 3], true, Sight::Names), (Some(23), false));
    }
}
