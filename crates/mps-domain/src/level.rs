//! Levels: which points give which discount rate.

use crate::rate::DiscountRate;

/// One level: it begins at `min_points` and ends where the next begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// 0, 1, 2, … in ascending order of points.
    pub level: i16,
    /// Its name.
    pub name: String,
    /// The lowest number of points that has it.
    pub min_points: i64,
    /// Its discount rate.
    pub rate: DiscountRate,
}

/// All levels, from 0 points upwards, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelTable(Vec<Level>);

/// Levels that leave a number of points without a level, or give it two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("levels must start at 0 points and rise: level {0} does not follow")]
pub struct LevelsInvalid(pub usize);

impl LevelTable {
    /// Makes a table of levels in ascending order.
    ///
    /// # Errors
    /// [`LevelsInvalid`] when the first does not start at 0 points, when points do not rise, when
    /// level numbers have gaps, or when there is none.
    pub fn new(levels: Vec<Level>) -> Result<Self, LevelsInvalid> {
        let mut previous: Option<&Level> = None;
        for (index, level) in levels.iter().enumerate() {
            let points_follow = match previous {
                None => level.min_points == 0,
                Some(before) => level.min_points > before.min_points,
            };
            if !points_follow || usize::try_from(level.level) != Ok(index) {
                return Err(LevelsInvalid(index));
            }
            previous = Some(level);
        }
        if levels.is_empty() {
            Err(LevelsInvalid(0))
        } else {
            Ok(Self(levels))
        }
    }

    /// The levels, lowest first.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.0
    }

    /// The level of a number of points, and its rate.
    #[must_use]
    pub fn for_points(&self, points: i64) -> (i16, DiscountRate) {
        self.0
            .iter()
            .rev()
            .find(|level| level.min_points <= points)
            .map_or((0, DiscountRate::FULL), |level| (level.level, level.rate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(level: i16, min_points: i64, thousandths: u16) -> Level {
        let rate = DiscountRate::from_thousandths(thousandths).unwrap();
        Level {
            level,
            name: format!("level {level}"),
            min_points,
            rate,
        }
    }

    #[test]
    fn a_level_begins_exactly_at_its_points() {
        let table = LevelTable::new(vec![level(0, 0, 1000), level(1, 1000, 950)]).unwrap();
        assert_eq!(table.for_points(999).0, 0);
        assert_eq!(
            table.for_points(1000),
            (1, DiscountRate::from_thousandths(950).unwrap())
        );
    }

    #[test]
    fn tables_with_gaps_or_overlaps_are_refused() {
        assert_eq!(LevelTable::new(vec![]), Err(LevelsInvalid(0)));
        assert_eq!(
            LevelTable::new(vec![level(0, 1, 1000)]),
            Err(LevelsInvalid(0))
        );
        assert_eq!(
            LevelTable::new(vec![level(0, 0, 1000), level(1, 0, 950)]),
            Err(LevelsInvalid(1))
        );
        assert_eq!(
            LevelTable::new(vec![level(0, 0, 1000), level(2, 10, 950)]),
            Err(LevelsInvalid(1))
        );
    }
}
