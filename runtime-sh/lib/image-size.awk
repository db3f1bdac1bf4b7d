# image-size.awk - from `dumpe2fs -h`: the size in bytes that an image is to have, or `enough` or `smaller`, then what is free now
#   awk -v want=BYTES_FREE -v more=BYTES_TO_BE_WRITTEN -v size=BYTES (want wins)

/^Block size:/ { block = $3 }
/^Block count:/ { blocks = $3 }
/^Free blocks:/ { free = $3 }
/^Reserved block count:/ { reserved = $4 }
/^Blocks per group:/ { per_group = $4 }
/^Inode blocks per group:/ { inode_blocks = $5 }
END {
	if (block == 0) exit 1
	usable = (free - reserved) * block
	if (want == "") target = size - size % block
	else if (usable >= want + more) target = blocks * block
	else {
		lacking = (want + more - usable) / block
		# what each new group needs for itself, and a little for folders
		groups = lacking / per_group + 1
		target = int(blocks + lacking * 1.01 + groups * (inode_blocks + 4) + 64) * block
	}
	if (target < blocks * block) result = "smaller"
	else if (target == blocks * block) result = "enough"
	else result = sprintf("%.0f", target)
	printf "%s %.0f\n", result, usable
}
