package site

import (
	"math"
	"strconv"
	"strings"
)

// A colour in sRGB.
type colour struct{ r, g, b uint8 }

var (
	white = colour{255, 255, 255}
	black = colour{}
	// The grounds on which the accent stands as text: the darkest light and
	// the lightest dark of the stylesheet.
	lightGround = colour{0xee, 0xf2, 0xfb}
	darkGround  = colour{0x1d, 0x20, 0x27}
)

const contrastAA = 4.5

// parseColour reads #rgb or #rrggbb.
func parseColour(s string) (colour, bool) {
	hex, ok := strings.CutPrefix(s, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if !ok || err != nil || len(hex) != 6 {
		return colour{}, false
	}
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

func (c colour) String() string {
	const digits = "0123456789abcdef"
	b := []byte{'#'}
	for _, v := range []uint8{c.r, c.g, c.b} {
		b = append(b, digits[v>>4], digits[v&15])
	}
	return string(b)
}

// ink is white or black, whichever reads better on the colour.
func (c colour) ink() colour {
	if contrast(c, white) >= contrast(c, black) {
		return white
	}
	return black
}

// against moves the colour away from the side the ground is on, until it reads
// on it.
func (c colour) against(side, ground colour) colour {
	goal := black
	if side == black {
		goal = white
	}
	for step := 0; step < 20 && contrast(c, ground) < contrastAA; step++ {
		c = c.mix(goal, 0.1)
	}
	return c
}

func (c colour) mix(other colour, share float64) colour {
	blend := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return colour{blend(c.r, other.r), blend(c.g, other.g), blend(c.b, other.b)}
}

// contrast is WCAG's ratio of two colours, 1 to 21.
func contrast(a, b colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func (c colour) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}
