-- catalog is made by the image; each service has a database of its own.
CREATE DATABASE routine OWNER backwise;
CREATE DATABASE progress OWNER backwise;
