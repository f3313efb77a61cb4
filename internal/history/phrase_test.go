package history

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spell writes parts as a terminal shows them.
func spell(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		switch p.Op {
		case Out:
			b.WriteString("[-" + p.Text + "-]")
		case In:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestPhrases(t *testing.T) {
	for _, tt := range []struct{ old, new, want string }{
		{"保持期間は28日です。", "保持期間は35日です。", "保持期間は[-28-]{+35+}日です。"},
		{"TLS 1.2以上で暗号化します。", "TLS 1.3で暗号化します。", "TLS [-1.2以上-]{+1.3+}で暗号化します。"},
		{"2026年10月1日から提供します。", "2027年4月1日から提供します。", "[-2026年10月1-]{+2027年4月1+}日から提供します。"},
		{"バックアップを別の領域に保存します。", "バックアップを書換え不能な領域に保存します。", "バックアップを[-別の-]{+書換え不能な+}領域に保存します。"},
		{"鍵は装置に置きます。", "鍵は装置に置きます。毎年交換します。", "鍵は装置に置きます。{+毎年交換します。+}"},
		{"訓練は年1回です。費用は当社が負います。", "訓練は年2回です。", "訓練は年[-1-]{+2+}回です。[-費用は当社が負います。-]"},
		{"担当者が目視で確認します。", "結果は監視基盤が自動で検知し、担当に通知します。", "[-担当者が目視で確認します。-]{+結果は監視基盤が自動で検知し、担当に通知します。+}"},
		{"AES-128-GCMを使います。", "AES-256-GCMを使います。", "[-AES-128-GCM-]{+AES-256-GCM+}を使います。"},
		{"「はい」と答えた場合（9:00〜18:00）。", "「はい」と答えた場合（9:00〜17:30）。", "「はい」と答えた場合（9:00〜[-18:00-]{+17:30+}）。"},
		{"", "新しい文です。", "{+新しい文です。+}"},
	} {
		if diff := cmp.Diff(tt.want, spell(phrases(tt.old, tt.new))); diff != "" {
			t.Errorf("%s\n→ %s\n%s", tt.old, tt.new, diff)
		}
	}
}
