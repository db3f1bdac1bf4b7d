#!/bin/sh
echo bye }
