#!/usr/bin/perl
use strict;
use warnings;
use JSON::PP;

my $given = decode_json(join '', <STDIN>);
my %steps = (
    describe => sub {
        { doc => 'Writes a policy into the guest.', steps => ['configure'],
          keywords => { host => { policy => { shape => 'raw', doc => 'The policy.', example => "policy {\n    deny all\n}" } } } };
    },
    configure => sub {
        [ map { { do => 'file', guest => $_->{name}, path => '/etc/policy.conf', text => $_->{words}{policy}{value}, at => $_->{words}{policy}{at} } }
          grep { $_->{words}{policy} } @{ $given->{guests} } ];
    },
);
print encode_json($steps{ $given->{step} }->());
