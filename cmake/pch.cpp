// Exists so that cmake/pch.hpp has a target to belong to.
