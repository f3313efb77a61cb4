package publish_test

import (
	"crypto/sha512"
	"encoding/pem"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"kaijisho/internal/publish"
)

// sshKeygen runs the real program, the one that readers will use.
func sshKeygen(t *testing.T, stdin string, args ...string) ([]byte, error) {
	t.Helper()
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("ssh-keygen (openssh-client) is not installed")
	}
	cmd := exec.Command("ssh-keygen", args...)
	cmd.Stdin = strings.NewReader(stdin)
	return cmd.CombinedOutput()
}

// newKey makes a key pair and returns the private file; the public one is beside it.
func newKey(t *testing.T, passphrase string, kind ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "key")
	out, err := sshKeygen(t, "", append([]string{"-q", "-N", passphrase, "-C", "", "-f", file, "-t"}, kind...)...)
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return file
}

func slurp(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func signerOf(t *testing.T, file string) ssh.Signer {
	t.Helper()
	key, err := publish.ParseKey(slurp(t, file))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

const manifestText = `{"generator":"kaijisho","files":[]}`

var today = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

func TestSignatureBothWays(t *testing.T) {
	for name, kind := range map[string][]string{
		"ed25519": {"ed25519"}, "ecdsa": {"ecdsa"}, "ecdsa-521": {"ecdsa", "-b", "521"}, "rsa": {"rsa", "-b", "2048"},
		"rsa-pem": {"rsa", "-b", "2048", "-m", "PEM"},
	} {
		t.Run(name, func(t *testing.T) {
			key := newKey(t, "", kind...)
			allowed := "trust@example.jp " + string(slurp(t, key+".pub"))
			dir := t.TempDir()
			write(t, filepath.Join(dir, "allowed"), allowed)
			write(t, filepath.Join(dir, "manifest.json"), manifestText)

			sig, err := publish.Sign([]byte(manifestText), signerOf(t, key))
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, "ours.sig"), string(sig))
			args := []string{
				"-Y", "verify", "-n", "kaijisho", "-I", "trust@example.jp",
				"-f", filepath.Join(dir, "allowed"), "-s", filepath.Join(dir, "ours.sig"),
			}
			if out, err := sshKeygen(t, manifestText, args...); err != nil {
				t.Errorf("ssh-keygen refuses ours: %s", out)
			}
			if out, err := sshKeygen(t, manifestText+" ", args...); err == nil {
				t.Errorf("ssh-keygen accepts another text: %s", out)
			}

			for _, hash := range []string{"sha512", "sha256"} {
				os.Remove(filepath.Join(dir, "manifest.json.sig"))
				out, err := sshKeygen(t, "", "-Y", "sign", "-n", "kaijisho", "-O", "hashalg="+hash, "-f", key, filepath.Join(dir, "manifest.json"))
				if err != nil {
					t.Fatalf("%v: %s", err, out)
				}
				theirs := slurp(t, filepath.Join(dir, "manifest.json.sig"))
				who, err := publish.VerifySignature([]byte(manifestText), theirs, []byte(allowed), today)
				if err != nil || who != "trust@example.jp" {
					t.Errorf("theirs, %s: %q, %v", hash, who, err)
				}
				if _, err := publish.VerifySignature([]byte(manifestText+" "), theirs, []byte(allowed), today); err == nil {
					t.Error("another text passed")
				}
			}
		})
	}
}

func TestOtherNamespace(t *testing.T) {
	key := newKey(t, "", "ed25519")
	file := filepath.Join(t.TempDir(), "manifest.json")
	write(t, file, manifestText)
	if out, err := sshKeygen(t, "", "-Y", "sign", "-n", "file", "-f", key, file); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	allowed := append([]byte("a "), slurp(t, key+".pub")...)
	if _, err := publish.VerifySignature([]byte(manifestText), slurp(t, file+".sig"), allowed, today); err == nil {
		t.Error("a signature made for another purpose passed")
	}
}

// TestForged flips each byte of a signature: none may pass.
func TestForged(t *testing.T) {
	key := newKey(t, "", "ed25519")
	allowed := append([]byte("a "), slurp(t, key+".pub")...)
	sig, err := publish.Sign([]byte(manifestText), signerOf(t, key))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(sig)
	for i := range block.Bytes {
		block.Bytes[i] ^= 1
		if who, err := publish.VerifySignature([]byte(manifestText), pem.EncodeToMemory(block), allowed, today); err == nil {
			t.Errorf("byte %d: passed as %q", i, who)
		}
		block.Bytes[i] ^= 1
	}
	block.Type = "PGP SIGNATURE"
	if _, err := publish.VerifySignature([]byte(manifestText), pem.EncodeToMemory(block), allowed, today); err == nil {
		t.Error("another kind of signature passed")
	}
}

// TestRefusesSHA1 signs as the format forbids: the right key, the weak hash.
func TestRefusesSHA1(t *testing.T) {
	key := newKey(t, "", "rsa", "-b", "2048")
	signer := signerOf(t, key)
	digest := sha512.Sum512([]byte(manifestText))
	message := struct {
		Namespace, Reserved, Hash string
		Digest                    []byte
	}{"kaijisho", "", "sha512", digest[:]}
	made, err := signer.(ssh.AlgorithmSigner).SignWithAlgorithm(nil, append([]byte("SSHSIG"), ssh.Marshal(message)...), ssh.KeyAlgoRSA)
	if err != nil {
		t.Fatal(err)
	}
	blob := struct {
		Version                   uint32
		Key                       []byte
		Namespace, Reserved, Hash string
		Signature                 []byte
	}{1, signer.PublicKey().Marshal(), "kaijisho", "", "sha512", ssh.Marshal(made)}
	sig := pem.EncodeToMemory(&pem.Block{Type: "SSH SIGNATURE", Bytes: append([]byte("SSHSIG"), ssh.Marshal(blob)...)})
	allowed := append([]byte("a "), slurp(t, key+".pub")...)
	_, err = publish.VerifySignature([]byte(manifestText), sig, allowed, today)
	if err == nil || !strings.Contains(err.Error(), "SHA-1") {
		t.Errorf("error %v", err)
	}
}

func TestParseKey(t *testing.T) {
	if _, err := publish.ParseKey(slurp(t, newKey(t, "secret", "ed25519"))); !errors.Is(err, publish.ErrPassphrase) {
		t.Errorf("passphrase: %v", err)
	}
	if _, err := publish.ParseKey([]byte("ssh-ed25519 AAAA")); err == nil || errors.Is(err, publish.ErrPassphrase) {
		t.Errorf("a public key: %v", err)
	}
}

func TestAllowedSigners(t *testing.T) {
	key, other := newKey(t, "", "ed25519"), newKey(t, "", "ed25519")
	pub, otherPub := string(slurp(t, key+".pub")), string(slurp(t, other+".pub"))
	sig, err := publish.Sign([]byte(manifestText), signerOf(t, key))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, allowed string
		who           string // empty: refused
		broken        bool   // refused for a fault of the file
	}{
		{"plain", "a@example.jp " + pub, "a@example.jp", false},
		{"several principals", "a@example.jp,*@example.org " + pub, "a@example.jp,*@example.org", false},
		{"quoted principals", `"a b@example.jp" ` + pub, "a b@example.jp", false},
		{"comments and others first", "# keys\n\nx " + otherPub + "a " + pub, "a", false},
		{"tab", "a\t" + pub, "a", false},
		{"namespace", `a namespaces="file,kaijisho" ` + pub, "a", false},
		{"namespace pattern", `a namespaces="kai*" ` + pub, "a", false},
		{"other namespace", `a namespaces="git" ` + pub, "", false},
		{"negated namespace", `a namespaces="*,!kaijisho" ` + pub, "", false},
		{"valid", `a valid-after="20261125",valid-before="20261126" ` + pub, "a", false},
		{"to the second", `a valid-after="20261125120000Z",valid-before="202611251200Z" ` + pub, "a", false},
		{"not yet", `a valid-after="20261126" ` + pub, "", false},
		{"no more", `a valid-before="20261125" ` + pub, "", false},
		{"second line", `a valid-before="20261125" ` + pub + "b " + pub, "b", false},
		{"authority", "a cert-authority " + pub, "", false},
		{"another key", "a " + otherPub, "", false},
		{"none", "", "", false},
		{"unknown option", `a colour="red" ` + pub, "", true},
		{"bad time", `a valid-after="soon" ` + pub, "", true},
		{"no key", "a", "", true},
		{"open quote", `"a ` + pub, "", true},
		{"garbage", "a ssh-ed25519 AAAA", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			who, err := publish.VerifySignature([]byte(manifestText), sig, []byte(test.allowed), today)
			if who != test.who || (err == nil) != (test.who != "") {
				t.Errorf("principals %q, %v", who, err)
			}
			if err != nil && errors.Is(err, publish.ErrUntrusted) == test.broken {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestSignedSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	key := newKey(t, "", "ecdsa") // which could sign differently each time
	allowed := append([]byte("a "), slurp(t, key+".pub")...)
	build := func(key ssh.Signer) publish.Result {
		t.Helper()
		r, err := publish.Replace(dir, site{"index.html": "1"}.tree(t), publish.Options{Meta: meta, Signer: key})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := build(signerOf(t, key)); r.Written != 3 {
		t.Errorf("first: %+v", r)
	}
	if r := build(signerOf(t, key)); r.Changed() {
		t.Errorf("again: %+v", r)
	}
	r := verify(t, dir)
	if who, err := publish.VerifySignature(r.Text, r.Signature, allowed, today); !r.OK() || who != "a" || err != nil {
		t.Errorf("%+v, %q, %v", r, who, err)
	}
	if r := build(signerOf(t, newKey(t, "", "ed25519"))); r.Written != 1 {
		t.Errorf("another key: %+v", r)
	}
	if r := build(nil); len(r.Removed) != 1 {
		t.Errorf("unsigned: %+v", r)
	}
	if r := verify(t, dir); r.Signature != nil || !r.OK() {
		t.Errorf("unsigned: %+v", r)
	}
}

func FuzzVerifySignature(f *testing.F) {
	sig := "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----\n"
	f.Add([]byte(sig), []byte("a ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5u6ZqDkKkUuJm0vWv8cV2oX1o1cS6f9d1b1s8m1e0c"))
	f.Fuzz(func(t *testing.T, sig, allowed []byte) {
		if who, err := publish.VerifySignature([]byte(manifestText), sig, allowed, today); err == nil {
			t.Errorf("passed as %q", who)
		}
	})
}
