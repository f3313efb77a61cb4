package publish

import (
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// Namespace is what a signature is for: ssh-keygen -Y verify -n kaijisho.
const Namespace = "kaijisho"

// ErrPassphrase: the key is encrypted. Use an unencrypted one that only the build can read.
var ErrPassphrase = errors.New("the key is protected by a passphrase")

// A Signer is a private key that signs manifests.
type Signer = ssh.Signer

// ParseKey reads a private SSH key: ed25519, ECDSA or RSA, in OpenSSH's format or PEM.
func ParseKey(text []byte) (Signer, error) {
	signer, err := ssh.ParsePrivateKey(text)
	if _, encrypted := errors.AsType[*ssh.PassphraseMissingError](err); encrypted {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	return signer, nil
}

// Sign makes a detached signature of a manifest's text, which `ssh-keygen -Y verify -n kaijisho` accepts. It is the same
// each time, whatever the key: a build that changes nothing writes nothing.
func Sign(text []byte, key Signer) ([]byte, error) {
	b := sigBlob{Version: sigVersion, PublicKey: key.PublicKey().Marshal(), Namespace: Namespace, Hash: sigHash}
	message, err := b.message(text)
	if err != nil {
		return nil, err
	}
	sig, err := signMessage(key, message)
	if err != nil {
		return nil, fmt.Errorf("signing: %w", err)
	}
	b.Signature = ssh.Marshal(*sig)
	return b.armor(), nil
}

// signMessage asks an RSA key for SHA-512: its default is SHA-1, which the format forbids. Without a source of random
// numbers an ECDSA key takes what it needs from the message (RFC 6979); the others need none.
func signMessage(key Signer, message []byte) (*ssh.Signature, error) {
	if key.PublicKey().Type() != ssh.KeyAlgoRSA {
		return key.Sign(nil, message)
	}
	rsa, ok := key.(ssh.AlgorithmSigner)
	if !ok {
		return nil, errors.New("an RSA key that cannot sign with SHA-512")
	}
	return rsa.SignWithAlgorithm(nil, message, ssh.KeyAlgoRSASHA512)
}

// checkSignature returns the key that made sig over text, in our namespace. Whether that key is trusted is another
// question.
func checkSignature(text, sig []byte) (ssh.PublicKey, error) {
	b, err := unarmor(sig)
	if err != nil {
		return nil, err
	}
	if b.Namespace != Namespace {
		return nil, fmt.Errorf("signature: made for %q, not for %q", b.Namespace, Namespace)
	}
	key, err := ssh.ParsePublicKey(b.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("signature: %w", err)
	}
	message, err := b.message(text)
	if err != nil {
		return nil, err
	}
	var s ssh.Signature
	if err := ssh.Unmarshal(b.Signature, &s); err != nil {
		return nil, fmt.Errorf("signature: %w", err)
	}
	if s.Format == ssh.KeyAlgoRSA {
		return nil, errors.New("signature: made with SHA-1")
	}
	if err := key.Verify(message, &s); err != nil {
		return nil, fmt.Errorf("signature does not match: %w", err)
	}
	return key, nil
}
