#!/bin/sh
# Makes a time-stamp authority in the current folder: ca.pem is its root, and
#   openssl ts -reply -config ts.cnf -queryfile QUERY -out REPLY
# stamps. Arguments: the days that the authority's certificate holds.
set -e
days=${1:-3650}
cat > ts.cnf <<'CONFIG'
[req]
distinguished_name = name
prompt = no
[name]
CN = Test authority
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[stamping]
basicConstraints = critical, CA:false
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
CONFIG
echo 01 > serial
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -config ts.cnf -extensions ca -subj "/CN=Test root" 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -config ts.cnf 2>/dev/null
openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days "$days" -extfile ts.cnf -extensions stamping -out tsa.pem 2>/dev/null
