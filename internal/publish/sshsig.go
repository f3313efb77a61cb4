package publish

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/pem"
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// The format of a detached signature by an SSH key, as OpenSSH's PROTOCOL.sshsig defines it.
const (
	sigMagic   = "SSHSIG"
	sigVersion = 1
	sigArmor   = "SSH SIGNATURE"
	sigHash    = "sha512"
)

// sigBlob is the signature's content after the magic.
type sigBlob struct {
	Version   uint32
	PublicKey []byte
	Namespace string
	Reserved  string
	Hash      string
	Signature []byte
}

// sigMessage is what the key signs, after the magic: never the text itself, so that no signature made for another
// purpose can be passed off as one of these.
type sigMessage struct {
	Namespace string
	Reserved  string
	Hash      string
	Digest    []byte
}

// message gives the bytes to sign for text.
func (b *sigBlob) message(text []byte) ([]byte, error) {
	m := sigMessage{Namespace: b.Namespace, Reserved: b.Reserved, Hash: b.Hash}
	switch b.Hash {
	case "sha256":
		d := sha256.Sum256(text)
		m.Digest = d[:]
	case "sha512":
		d := sha512.Sum512(text)
		m.Digest = d[:]
	default:
		return nil, fmt.Errorf("signature: unknown hash %q", b.Hash)
	}
	return append([]byte(sigMagic), ssh.Marshal(m)...), nil
}

// armor writes the blob as text, in lines of 64 characters rather than the 70 of ssh-keygen, which reads either.
func (b *sigBlob) armor() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: sigArmor, Bytes: append([]byte(sigMagic), ssh.Marshal(*b)...)})
}

// unarmor reads a blob. It checks the form only.
func unarmor(text []byte) (*sigBlob, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != sigArmor || len(block.Headers) > 0 {
		return nil, errors.New("signature: not an armored SSH signature")
	}
	body, magic := bytes.CutPrefix(block.Bytes, []byte(sigMagic))
	if !magic {
		return nil, errors.New("signature: not an SSH signature")
	}
	var b sigBlob
	if err := ssh.Unmarshal(body, &b); err != nil {
		return nil, fmt.Errorf("signature: %w", err)
	}
	if b.Version != sigVersion {
		return nil, fmt.Errorf("signature: version %d", b.Version)
	}
	return &b, nil
}
