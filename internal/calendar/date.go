// Package calendar owns the day: a date without time or zone, as disclosures
// state it (公表日, 施行日, 有効期限). time.Time would drag a clock and a zone
// into a program whose output must depend on neither.
package calendar

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar. The zero Date is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Parse reads YYYY-MM-DD and refuses days that do not exist.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is no date of the form YYYY-MM-DD", s)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Japanese is the date as Japanese prose writes it: 2026年4月1日.
func (d Date) Japanese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Compare orders dates; no date comes before every date.
func (d Date) Compare(e Date) int { return d.time().Compare(e.time()) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// AddDays is the day n days later.
func (d Date) AddDays(n int) Date { return fromTime(d.time().AddDate(0, 0, n)) }

// AddYears is the same day n years later (1 March for 29 February where there is none).
func (d Date) AddYears(n int) Date { return fromTime(d.time().AddDate(n, 0, 0)) }

// MarshalText makes a Date a string in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = Parse(string(text))
	return err
}

func (d Date) time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

func fromTime(t time.Time) Date { return Date{t.Year(), t.Month(), t.Day()} }
